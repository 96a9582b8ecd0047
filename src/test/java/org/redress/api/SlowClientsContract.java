package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.Concurrently;

/** One token with 300 slow bodies, 200 slow imports and 300 slow readers of exports, at each node and at HAProxy. */
interface SlowClientsContract {
    /** Shorter times say nothing on a machine that does other work, too. */
    Duration FLOOR = Duration.ofMillis(300);

    int CALLERS = 4;
    int CALLS = 100;

    Cluster cluster();

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "HAProxy"})
    default void slow_clients_of_one_token_delay_no_other_caller_and_no_probe(String target) throws Exception {
        int port = port(target);
        Redress redress = new Redress(port);
        forEachBatch("insert into disputes select (jsonb_populate_record(d, jsonb_build_object('id',"
                + " gen_random_uuid(), 'ticket_number', n, 'description', repeat('slow ', 200)))).*"
                + " from disputes d, generate_series(%d, %d) n where d.ticket_number = 12345");
        try {
            p99(redress);
            Duration before = p99(redress);
            Duration during;
            String token = Redress.tokenOf("merchant", "slow");
            try (SlowClients slow = new SlowClients(port)
                    .senders(300, head("POST", "disputes", token, "application/json", 900) + "{")
                    .senders(
                            200,
                            head("POST", "orders:import", token, "application/x-ndjson", 900_000_000)
                                    + "\n".repeat(110_000))
                    .readers(300, head("GET", "disputes", token, "text/csv", 0))) {
                slow.start();
                Thread.sleep(2_000);
                during = p99(redress);
                System.out.printf(
                        "Slow clients of %s: p99 of others %d ms before, %d ms during; %s%n",
                        target, before.toMillis(), during.toMillis(), slow.answers());
            }
            assertThat(during).isLessThan(before.compareTo(FLOOR) < 0 ? FLOOR.multipliedBy(3) : before.multipliedBy(3));
        } finally {
            forEachBatch("delete from disputes where ticket_number between %d and %d");
        }
    }

    /** Executes a statement for 8,000 ticket numbers, in parts that take less than the time limit of a statement. */
    private void forEachBatch(String sql) throws SQLException {
        for (int first = 5_000_001; first < 5_008_000; first += 200) {
            cluster().execute(sql.formatted(first, first + 199));
        }
    }

    private int port(String target) {
        return switch (target) {
            case "a" -> cluster().a.port();
            case "b" -> cluster().b.port();
            case "HAProxy" -> Cluster.PORT;
            default -> throw new IllegalArgumentException(target);
        };
    }

    private static String head(String method, String path, String token, String type, int length) {
        return method + " /api/rest/v1/1/" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\n" + (length == 0 ? "Accept: " + type : "Content-Type: " + type + "\r\nContent-Length: " + length)
                + "\r\n\r\n";
    }

    /** Returns the time that one of a hundred calls of others exceeds; each must be answered with 200. */
    private static Duration p99(Redress redress) {
        List<Callable<List<Duration>>> callers = IntStream.range(0, CALLERS)
                .<Callable<List<Duration>>>mapToObj(caller -> () -> calls(redress))
                .toList();
        List<Duration> times = new ArrayList<>();
        Concurrently.calls(callers).forEach(times::addAll);
        Collections.sort(times);
        return times.get(times.size() * 99 / 100);
    }

    private static List<Duration> calls(Redress redress) throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        byte[] status = LimitsContract.ORDER.getBytes(StandardCharsets.UTF_8);
        String merchant = Redress.token("merchant", 1);
        String chatbot = Redress.token("chatbot", 1);
        for (int n = 0; n < CALLS; n++) {
            times.add(
                    timed(() -> redress.get("/1/disputes?pageSize=5", merchant).status()));
            times.add(timed(() -> redress.send(redress.chat(ChatContract.STATUS, chatbot, status))
                    .status()));
            times.add(timed(() ->
                    redress.send(redress.call("/api/rest/v1/health/live").GET()).status()));
            Thread.sleep(20);
        }
        return times;
    }

    private static Duration timed(Callable<Integer> call) {
        long begin = System.nanoTime();
        try {
            assertThat(call.call()).isEqualTo(200);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
