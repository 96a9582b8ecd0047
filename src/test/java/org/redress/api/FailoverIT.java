package org.redress.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redress.run.InstalledPrograms;
import org.redress.run.Issuer;
import org.redress.run.ResourceStack;
import org.redress.run.Server;

/** Two nodes under four writers, while their primary fails: one node knows all members, the other one HAProxy. */
@Tag("cluster")
@Timeout(600)
class FailoverIT {
    private static final Path BUILD = Path.of("target");
    private static final int PORT = Integer.getInteger("cluster.port");
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(2);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(5);
    private static final int ENOUGH = 20;

    private static final ResourceStack BEGUN = new ResourceStack();
    private static final Redress WITH_HOST_LIST = new Redress(PORT + 1);
    private static final Redress BEHIND_HAPROXY = new Redress(PORT + 2);
    private static final List<Redress> BOTH = List.of(WITH_HOST_LIST, BEHIND_HAPROXY);
    private static PatroniCluster cluster;
    private static List<Server> nodes;

    @BeforeAll
    static void start() throws Exception {
        InstalledPrograms.ofThisMachine().requireAll(InstalledPrograms.Profile.CLUSTER);
        Redress.publishKeys();
        cluster = BEGUN.push(new PatroniCluster(PORT));
        nodes = List.of(node(PORT + 1, cluster.url("redress")), node(PORT + 2, cluster.urlOfProxy()));
        assertThat(nodes).allMatch(node -> node.answers("/openapi.yaml", Duration.ofMinutes(5)));
    }

    private static Server node(int port, String databaseUrl) {
        return BEGUN.push(Server.payara(
                BUILD,
                port,
                Map.ofEntries(
                        entry("DB_URL", databaseUrl),
                        entry("DB_USER", "redress"),
                        entry("DB_PASSWORD", PatroniMember.SECRET),
                        entry("DEMO_DATA", "true"),
                        entry("CHAT_COMPLAINTS_PER_HOUR", "1000000"),
                        entry("SSO_ISSUER", Issuer.NAME),
                        entry("SSO_AUDIENCE", Issuer.AUDIENCE),
                        entry(
                                "SSO_KEYS",
                                Path.of(System.getProperty("redress.keys"))
                                        .toAbsolutePath()
                                        .toString()))));
    }

    @AfterAll
    static void stop() {
        BEGUN.close();
    }

    @BeforeEach
    void allMembersWork() throws InterruptedException {
        cluster.awaitComplete();
    }

    /** Step of a failure or of its repair. */
    @FunctionalInterface
    private interface Step {
        Step NONE = member -> {};

        void of(PatroniMember member) throws Exception;
    }

    @Test
    void a_switchover() throws Exception {
        PatroniMember next = cluster.synchronousStandby();
        List<CompletableFuture<HttpResponse<String>>> requested = new ArrayList<>();
        survives("switchover", BOTH, primary -> requested.add(primary.switchOver(next)), Step.NONE);
        assertThat(requested).extracting(answer -> answer.join().statusCode()).containsExactly(200);
    }

    @Test
    void a_postmaster_that_is_killed() throws Exception {
        survives("postmaster", BOTH, PatroniMember::killPostmaster, Step.NONE);
    }

    @Test
    void a_machine_that_hangs_and_comes_back() throws Exception {
        survives("hanging", BOTH, PatroniMember::freeze, PatroniMember::thaw);
    }

    /** PostgreSQL runs on without it: HAProxy knows that it is no longer the primary, the driver does not. */
    @Test
    void a_patroni_that_is_killed() throws Exception {
        survives("patroni", List.of(BEHIND_HAPROXY), PatroniMember::killPatroni, PatroniMember::startPatroni);
    }

    private void survives(String name, List<Redress> called, Step failure, Step repair) throws Exception {
        PatroniMember former = cluster.primary();
        RecordedWrites writes = new RecordedWrites(name, called);
        long failed;
        long elected;
        try (CallLoop writers = new CallLoop(4, writes::raise)) {
            writers.await("complaints are acknowledged", () -> areAcknowledgedAfter(writes, called, Long.MIN_VALUE));
            failed = System.nanoTime();
            failure.of(former);
            writers.await("a new primary", () -> cluster.primaryAmong(cluster.othersThan(former))
                    .isPresent());
            elected = System.nanoTime();
            awaitWrites(writers, writes, called);
            repair.of(former);
            cluster.awaitComplete();
            awaitWrites(writers, writes, called);
            writers.end();
        }
        report(name, called, writes, failed, elected);
        assertThat(nodes).allMatch(Server::isRunning);
        List<RecordedWrites.Attempt> refused = writes.refused();
        assertThat(refused).extracting(answer -> answer.reply().status()).containsOnly(503);
        assertThat(refused)
                .extracting(answer -> answer.reply().header("Retry-After"))
                .doesNotContainNull();
        assertThat(refused)
                .extracting(RecordedWrites.Attempt::time)
                .allMatch(time -> time.compareTo(LONGEST_REFUSAL) <= 0);
        assertThat(called)
                .allSatisfy(node -> assertThat(recovery(writes, node, elected)).isLessThanOrEqualTo(LONGEST_RECOVERY));
        assertThat(stored(name)).containsExactlyInAnyOrderElementsOf(acknowledged(writes));
    }

    private static void awaitWrites(CallLoop writers, RecordedWrites writes, List<Redress> called) throws Exception {
        long now = System.nanoTime();
        writers.await("complaints are acknowledged again", () -> areAcknowledgedAfter(writes, called, now));
    }

    private static boolean areAcknowledgedAfter(RecordedWrites writes, List<Redress> called, long nanoTime) {
        return called.stream().allMatch(node -> writes.acknowledgedAfter(node, nanoTime) >= ENOUGH);
    }

    private static Duration recovery(RecordedWrites writes, Redress node, long elected) {
        return writes.attempts().stream()
                .filter(answer -> answer.node() == node && answer.isAcknowledgement() && answer.ended() > elected)
                .map(answer -> Duration.ofNanos(answer.ended() - elected))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<String> acknowledged(RecordedWrites writes) {
        return writes.acknowledged().entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .toList();
    }

    /** Returns all complaints of a test, also of calls that were not acknowledged. */
    private static List<String> stored(String name) throws SQLException {
        // Of this member: for some seconds, the driver takes the members for what they were before
        return Cluster.column(
                cluster.database(cluster.primary()).migrationDataSource(),
                "select description || ':' || ticket_number from disputes where description like '" + name + " %'");
    }

    private static void report(String name, List<Redress> called, RecordedWrites writes, long failed, long elected) {
        String recoveries = called.stream()
                .map(node -> recovery(writes, node, elected).toMillis() + " ms")
                .collect(Collectors.joining(", "));
        List<Duration> refused = writes.refused().stream()
                .map(RecordedWrites.Attempt::time)
                .sorted()
                .toList();
        System.out.printf(
                "%s: a new primary after %d ms, and the first write of each node after another %s;"
                        + " %d acknowledged, %d answered 503 within %d ms%n",
                name,
                Duration.ofNanos(elected - failed).toMillis(),
                recoveries,
                writes.acknowledged().size(),
                refused.size(),
                refused.isEmpty() ? 0 : refused.get(refused.size() - 1).toMillis());
    }
}
