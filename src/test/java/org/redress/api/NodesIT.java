package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.Concurrently;
import org.redress.connection.DatabaseSettings;
import org.redress.run.Server;
import org.redress.system.SchemaMigration;

/** Two nodes on Payara Micro, HAProxy in front of them, and a schema that is newer than a node. */
@Tag("nodes")
@Timeout(600)
class NodesIT implements NodesContract, BackupContract, ProductionContract, ScannerContract {
    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new Cluster(Cluster.Kind.PAYARA, Cluster.Kind.PAYARA);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Test
    void ten_times_two_migrations_at_once_migrate_once_each() throws Exception {
        for (int i = 0; i < 10; i++) {
            DatabaseSettings empty = cluster.emptyDatabase("empty" + i);
            Callable<Boolean> migration = () -> {
                SchemaMigration.migrate(empty);
                return true;
            };
            Concurrently.calls(List.of(migration, migration));
            assertThat(Cluster.column(
                            empty.apiDataSource(), "select version from flyway_schema_history order by installed_rank"))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_command_makes_the_schema_without_a_node() throws Exception {
        DatabaseSettings empty = cluster.emptyDatabase("migrated");
        String applied = "select version from flyway_schema_history where success order by installed_rank";
        for (int run = 1; run <= 2; run++) {
            ProcessBuilder command = new ProcessBuilder(
                            "server-config/migrate-schema.sh", System.getProperty("redress.war"))
                    .inheritIO();
            command.environment()
                    .putAll(Map.of("DB_URL", empty.url(), "DB_USER", empty.user(), "DB_PASSWORD", empty.password()));
            assertThat(command.start().waitFor()).isZero();
            assertThat(Cluster.column(empty.apiDataSource(), applied))
                    .isNotEmpty()
                    .isEqualTo(cluster.column(applied));
        }
    }

    @Test
    void two_hundred_slow_senders_do_not_delay_other_callers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                slow.add(cluster.redress().open());
            }
            byte[] request = ("POST " + Redress.CHAT + "getOrderStatus HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            for (Socket socket : slow) {
                socket.getOutputStream().write(request);
            }
            Instant start = Instant.now();
            // Each pause is that of a slow sender, until HAProxy gives up the first of them
            while (slow.get(0).getInputStream().available() == 0) {
                for (Socket socket : slow) {
                    socket.getOutputStream().write(' ');
                }
                for (int i = 0; i < 5; i++) {
                    assertThat(cluster.redress().get("/1/disputes?pageSize=1").status())
                            .isEqualTo(200);
                }
                // Our own call may count until HAProxy has closed its connection; the slow ones may not have arrived
                // yet
                assertThat(cluster.a.requests() + cluster.b.requests())
                        .as("slow requests at the nodes")
                        .isLessThan(5);
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
                Thread.sleep(100);
            }
            for (Socket socket : slow) {
                socket.setSoTimeout(60_000);
                assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("application/problem+json");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static String answer(Socket socket) {
        try (InputStream answer = socket.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_chat_message_of_64_kib_is_accepted_and_a_larger_one_is_refused_with_a_reply() {
        assertThat(raiseOf(65_536).status()).isNotEqualTo(413);
        Redress.HttpReply larger = raiseOf(65_537);
        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(larger.object().getInt("status")).isEqualTo(413);
        assertThat(larger.object().getJsonObject("response").getString("responseId"))
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}");
        assertThat(larger.replyText())
                .isEqualTo("I could not understand this. Please try again, or contact our customer service.");
    }

    private static Redress.HttpReply raiseOf(int bytes) {
        byte[] body = " ".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
        return cluster.redress().send(cluster.redress().chat(ChatContract.RAISE, Redress.token("chatbot", 1), body));
    }

    @Test
    void an_upgrade_to_http_2_is_ignored() {
        String answer = cluster.redress()
                .raw("GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\nConnection: close, Upgrade, HTTP2-Settings\r\n"
                        + "Upgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 60_000, 90_000})
    void oversized_headers_are_refused(int bytes) {
        String answer = cluster.redress()
                .raw("GET /1/disputes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Large: " + "x".repeat(bytes)
                        + "\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 4(00|31) .*");
    }

    @Test
    void a_caller_above_the_request_rate_gets_429_with_retry_after() throws Exception {
        List<Redress.HttpReply> refused;
        try (Server entry = cluster.anotherEntry(20)) {
            Redress limited = new Redress(entry.address().getPort());
            refused = IntStream.range(0, 30)
                    .mapToObj(i -> limited.get("/openapi.yaml"))
                    .filter(answer -> answer.status() == 429)
                    .toList();
        }
        assertThat(refused).hasSize(10).allSatisfy(answer -> {
            assertThat(answer.header("Retry-After")).isEqualTo("10");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        });
    }

    @Test
    void an_older_war_runs_and_starts_on_a_newer_schema() throws Exception {
        try {
            Flyway.configure()
                    .dataSource(cluster.database())
                    .locations("classpath:db/newer")
                    .ignoreMigrationPatterns("*:missing")
                    .load()
                    .migrate();
            assertThat(cluster.column("select version from flyway_schema_history where version = '900' and success"))
                    .hasSize(1);
            works(cluster.a.redress(), "The schema went ahead of node a.");

            cluster.b.stop();
            cluster.b.startAgain();
            cluster.b.comeBack();
            works(cluster.b.redress(), "Node b started beside a newer schema.");
            works(cluster.a.redress(), "Node a goes on.");
        } finally {
            cluster.execute(
                    "drop table if exists remarks",
                    "alter table disputes drop column if exists assignee",
                    "delete from flyway_schema_history where version = '900'");
        }
    }

    private static void works(Redress redress, String text) {
        String number = NodesContract.acknowledged(NodesContract.raise(redress, "51342", text));
        assertThat(NodesContract.track(redress, "51342", number).status()).isEqualTo(200);
        assertThat(redress.get("/1/disputes?pageSize=1")
                        .array()
                        .getJsonObject(0)
                        .getInt("ticketNumber"))
                .hasToString(number);
    }
}
