package org.redress.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redress.database.PostgresqlBuilder;
import org.redress.run.Issuer;
import org.redress.run.ResourceStack;
import org.redress.run.Server;
import org.redress.storage.Bucket;

/** The WAR on a server of its own, while its PostgreSQL and its bucket are killed. */
class OutageIT implements LimitsContract, BrokenExportContract, BucketContract {
    private static final int PORT = 18_480;
    private static final Path BUILD = Path.of("target");

    private static Path data;
    private static final ResourceStack BEGUN = new ResourceStack();
    private static EmbeddedPostgres database;
    private static Bucket bucket;
    private final Redress redress = new Redress(PORT);

    @BeforeAll
    static void start() throws IOException {
        Redress.publishKeys();
        data = Files.createTempDirectory(BUILD.toAbsolutePath(), "postgresql-");
        database = postgresql(0);
        // That of the end: the test replaces it
        BEGUN.push(() -> database.close());
        bucket = BEGUN.push(new Bucket());
        Map<String, String> settings = new HashMap<>(bucket.settings());
        settings.putAll(Map.ofEntries(
                entry("EVIDENCE_FILES", "3"),
                entry("EVIDENCE_FILE_BYTES", "100000"),
                entry("EVIDENCE_CASE_BYTES", "200000"),
                entry("DB_URL", database.getJdbcUrl("postgres", "postgres")),
                entry("DB_USER", "postgres"),
                entry("DB_POOL_SIZE", "5"),
                entry("REQUESTS_WAITING", "10"),
                entry("CALLER_SHARE", "80"),
                entry("MERCHANT_SHARE", "100"),
                entry("REQUESTS_PER_SECOND", "20"),
                entry("CHAT_COMPLAINTS_PER_HOUR", "20"),
                entry("CHAT_QUESTIONS_PER_MINUTE", "60"),
                entry("HEADER_BYTES", "3000"),
                entry("BODY_BYTES", "2000"),
                entry("BODY_NESTING", "4"),
                entry("PAGE_MAX_SIZE", "50"),
                entry("EXPORT_ROWS", "150"),
                entry("DEMO_DATA", "true"),
                entry("SSO_ISSUER", Issuer.NAME),
                entry("SSO_AUDIENCE", Issuer.AUDIENCE),
                entry("SSO_KEYS", System.getProperty("redress.keys"))));
        Server server = BEGUN.push(Server.chosen(BUILD, PORT, settings));
        assertThat(server.answers("/openapi.yaml", Duration.ofMinutes(5))).isTrue();
    }

    @AfterAll
    static void stop() {
        // Also after a start that failed
        BEGUN.close();
    }

    @Override
    public Redress redress() {
        return redress;
    }

    @Override
    public boolean abortsResponses() {
        return !"liberty".equals(System.getProperty("arquillian.launch"));
    }

    @Override
    public Bucket bucket() {
        return bucket;
    }

    @Override
    public Connection database() throws SQLException {
        return database.getPostgresDatabase().getConnection();
    }

    @Test
    void a_killed_database_is_503_recovers_and_everything_acknowledged_is_kept_and_told() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger sentAway = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        try (ToldDisputes told = new ToldDisputes(redress);
                CallLoop callers =
                        new CallLoop(4, (caller, n) -> raise(calls.incrementAndGet(), acknowledged, sentAway, wrong))) {
            callers.await("20 complaints are acknowledged", () -> acknowledged.size() >= 20);
            callers.await("webhooks are under way", () -> told.size() > 0);
            int port = kill();
            // They do not wait for the database, which comes back only then
            callers.await("20 calls are refused", () -> sentAway.get() >= 20);
            database = postgresql(port);
            int before = acknowledged.size();
            callers.await("5 more are acknowledged", () -> acknowledged.size() >= before + 5);
            callers.end();
            told.await(acknowledged);
        }
        assertThat(wrong).as("answers other than 200 and 503").isEmpty();
        assertThat(kept()).containsAll(acknowledged);
    }

    private void raise(int call, Set<String> acknowledged, AtomicInteger sentAway, List<String> wrong) {
        String body = "{\"uuid\":\"outage-" + call % 97 + "\",\"interestType\":\"raiseComplaint\",\"entityInfo\":"
                + "{\"description\":\"complaint " + call + "\"}}";
        String token = Redress.tokenOf("chatbot", "platform-" + call);
        Redress.HttpReply answer = redress.send(redress.chat(ChatContract.RAISE, token, body.getBytes(UTF_8)));
        if (answer.status() == 200) {
            acknowledged.add(answer.text().replaceFirst("(?s).*Number (\\d+) to track.*", "$1"));
        } else if (answer.status() == 503 && answer.header("Retry-After") != null) {
            sentAway.incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } else {
            wrong.add(answer.status() + ": " + answer.text());
        }
    }

    /**
     * Kills it without a shutdown, as a power failure would.
     *
     * @return its port
     */
    private static int kill() throws IOException, InterruptedException {
        int port = database.getPort();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> family = new ArrayList<>(postmaster.descendants().toList());
        family.add(postmaster);
        family.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle member : family) {
            member.onExit().join();
        }
        Files.delete(data.resolve("postmaster.pid"));
        database.close();
        return port;
    }

    /** Starts PostgreSQL with durable commits, which the library turns off for speed. */
    private static EmbeddedPostgres postgresql(int port) throws IOException {
        return PostgresqlBuilder.at(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    private static Set<String> kept() throws SQLException {
        Set<String> numbers = new HashSet<>();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet disputes = statement.executeQuery("select ticket_number from disputes")) {
            while (disputes.next()) {
                numbers.add(disputes.getString(1));
            }
        }
        return numbers;
    }
}
