package org.redress.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.redress.database.ReplicatedPostgresql;
import org.redress.run.Issuer;
import org.redress.run.ResourceStack;
import org.redress.run.Server;

/** Two nodes whose reads a streaming replica answers. */
@Tag("replicas")
@Timeout(900)
class ReplicasIT {
    private static final Path BUILD = Path.of("target");
    private static final int PORT = Integer.getInteger("nodes.port");
    private static final String DATABASE = "redress";
    private static final String DISPUTES = "/api/rest/v1/1/disputes/";
    private static final int CALLERS = 4;
    private static final int READS = 10_000;

    private static final ResourceStack BEGUN = new ResourceStack();
    private static final List<Redress> NODES = List.of(new Redress(PORT + 1), new Redress(PORT + 2));

    @TempDir
    private static Path folder;

    private static ReplicatedPostgresql servers;

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        Redress.publishKeys();
        servers = BEGUN.push(ReplicatedPostgresql.anywhere(folder));
        ReplicatedPostgresql.execute(
                servers.primary(), "create role redress login", "create database " + DATABASE + " owner redress");
        List<Server> nodes = List.of(node(PORT + 1), node(PORT + 2));
        assertThat(nodes).allMatch(node -> node.answers("/openapi.yaml", Duration.ofMinutes(5)));
    }

    private static Server node(int port) {
        return BEGUN.push(Server.payara(
                BUILD,
                port,
                Map.ofEntries(
                        entry("DB_URL", url(servers.primary())),
                        entry("DB_READ_URL", url(servers.replica())),
                        entry("DB_USER", "redress"),
                        entry("DEMO_DATA", "true"),
                        entry("REQUESTS_PER_SECOND", "100000"),
                        entry("MERCHANT_REQUESTS_PER_SECOND", "100000"),
                        entry("CHAT_COMPLAINTS_PER_HOUR", "1000000"),
                        entry("CHAT_QUESTIONS_PER_MINUTE", "1000000"),
                        entry("SSO_ISSUER", Issuer.NAME),
                        entry("SSO_AUDIENCE", Issuer.AUDIENCE),
                        entry(
                                "SSO_KEYS",
                                Path.of(System.getProperty("redress.keys"))
                                        .toAbsolutePath()
                                        .toString()))));
    }

    private static String url(EmbeddedPostgres server) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
    }

    @AfterAll
    static void stop() {
        BEGUN.close();
    }

    /** Returns how often a server has read from the table of disputes. */
    private static long scansOf(EmbeddedPostgres server) throws SQLException {
        return Long.parseLong(Cluster.column(
                        server.getDatabase("postgres", DATABASE),
                        "select seq_scan + idx_scan from pg_stat_user_tables where relname = 'disputes'")
                .get(0));
    }

    @Test
    void no_read_of_a_node_misses_what_the_other_has_acknowledged_while_the_replica_pauses() throws Exception {
        long onReplica = scansOf(servers.replica());
        long onPrimary = scansOf(servers.primary());
        Random random = new Random(7);
        try (CallLoop callers = new CallLoop(CALLERS, this::raiseAndRead);
                CallLoop pauses = new CallLoop(1, (caller, n) -> {
                    servers.pauseReplay();
                    Thread.sleep(random.nextInt(100));
                    servers.resumeReplay();
                    Thread.sleep(random.nextInt(300));
                })) {
            callers.await("reads", () -> reads.get() >= READS);
            callers.end();
            pauses.end();
        }
        System.out.printf(
                "%d reads, %d stale; scans of disputes: %d by the replica, %d by the primary%n",
                reads.get(),
                stale.get(),
                scansOf(servers.replica()) - onReplica,
                scansOf(servers.primary()) - onPrimary);
        assertThat(stale).hasValue(0);
        assertThat(scansOf(servers.replica()) - onReplica).isGreaterThan(READS / 10);
    }

    private void raiseAndRead(int caller, int n) {
        Redress raising = NODES.get((caller + n) % 2);
        Redress other = NODES.get((caller + n + 1) % 2);
        String user = "reader-" + caller;
        String number = NodesContract.acknowledged(NodesContract.raise(raising, user, "Raised and read " + n + "."));
        List<JsonObject> listed = disputes(other, "pageSize=20", number);
        check(!listed.isEmpty());
        check(disputes(raising, "query=" + number, number).size() == 1);
        check(NodesContract.track(other, user, number).replyText().contains(number));
        for (JsonObject dispute : listed) {
            check(other.get(DISPUTES + dispute.getString("id") + "/timeline").status() == 200);
        }
    }

    private static List<JsonObject> disputes(Redress node, String query, String number) {
        return node.get("/1/disputes?" + query).array().getValuesAs(JsonObject.class).stream()
                .filter(dispute -> number.equals(Integer.toString(dispute.getInt("ticketNumber"))))
                .toList();
    }

    private void check(boolean isFresh) {
        reads.incrementAndGet();
        if (!isFresh) {
            stale.incrementAndGet();
        }
    }

    @Test
    void no_caller_sees_that_a_replica_is_killed_and_comes_back() throws Exception {
        try (CallLoop callers = new CallLoop(CALLERS, this::readAll)) {
            callers.await("reads", () -> reads.get() >= 500);
            servers.killReplica();
            int before = reads.get();
            callers.await("reads without the replica", () -> reads.get() >= before + 1_000);
            servers.restartReplica();
            callers.await("reads by the replica", () -> isUsed(servers.replica()));
            callers.end();
        }
    }

    private static boolean isUsed(EmbeddedPostgres replica) {
        try {
            // Its counters have begun anew
            return scansOf(replica) > 100;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readAll(int caller, int n) {
        Redress node = NODES.get(caller % 2);
        if (n % 10 == 0) {
            NodesContract.acknowledged(NodesContract.raise(node, "killer-" + caller, "Raised " + n + "."));
        }
        Redress.HttpReply list = node.get("/1/disputes?pageSize=20");
        String id = list.array().getJsonObject(0).getString("id");
        List<String> paths = List.of(
                "/1/disputes?query=INV%231234",
                "/1/disputes/statistics", DISPUTES + id + "/timeline", DISPUTES + id + "/comments", DISPUTES + id);
        assertThat(paths).allMatch(path -> node.get(path).status() == 200);
        assertThat(list.status()).isEqualTo(200);
        Redress.HttpReply file = node.send(node.call("/1/disputes?query=INV%231234", Redress.token("viewer", 1))
                .header("Accept", "text/csv"));
        assertThat(file.status()).isEqualTo(200);
        reads.addAndGet(paths.size() + 2);
    }
}
