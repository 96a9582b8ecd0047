package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Limits of one caller and of all together, on a server with 5 permits, 4 of them for one caller, and a queue of 10, 8 of
 * them for one caller.
 */
interface LimitsContract {
    String ORDER = "{\"uuid\":\"51342\",\"interestType\":\"order-status\",\"entityInfo\":{\"orderId\":\"748596\"}}";

    Redress redress();

    Connection database() throws SQLException;

    @Test
    default void a_caller_with_many_calls_does_not_delay_the_others() throws Exception {
        try (HangingLists hanging = new HangingLists(redress(), database())) {
            hanging.call("noisy", 40);
            assertThat(hanging.firstAnswers(28)).allMatch(Timed::isSentAway);
            for (int n = 0; n < 20; n++) {
                assertThat(redress().chat(ChatContract.STATUS, ORDER).status()).isEqualTo(200);
            }
        }
    }

    @Test
    default void a_full_bulkhead_queues_some_calls_for_a_second_and_refuses_the_others_at_once() throws Exception {
        try (HangingLists hanging = new HangingLists(redress(), database())) {
            for (String caller : List.of("a", "b", "c", "d")) {
                hanging.call(caller, 20);
            }
            List<Timed> answers = hanging.firstAnswers(75);
            assertThat(answers).allMatch(Timed::isSentAway);
            assertThat(answers)
                    .filteredOn(answer -> answer.took().toMillis() < 900)
                    .hasSizeGreaterThanOrEqualTo(32);
        }
    }

    @Test
    default void a_caller_above_the_rate_limit_gets_the_limit_and_a_retry_time() {
        String token = Redress.tokenOf("merchant", "greedy");
        Redress.HttpReply answer = redress().get("/1/disputes?pageSize=x", token);
        for (int calls = 0; answer.status() == 400 && calls < 5_000; calls++) {
            answer = redress().get("/1/disputes?pageSize=x", token);
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"second\";q=20;w=1");
        assertThat(answer.header("RateLimit")).isEqualTo("\"second\";r=0;t=1");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(redress()
                        .get("/1/disputes?pageSize=1", Redress.tokenOf("merchant", "modest"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void headers_bodies_nesting_and_pages_are_limited_by_the_settings() {
        String padding = "{\"padding\":\"" + "x".repeat(2_000) + "\"," + ORDER.substring(1);
        assertThat(redress().chat(ChatContract.STATUS, padding).status()).isEqualTo(413);
        String nested = "{\"padding\":[[[[]]]]," + ORDER.substring(1);
        assertThat(redress().chat(ChatContract.STATUS, nested).text()).contains("nested at most 4 deep");
        assertThat(redress()
                        .get("/1/disputes?pageSize=51", Redress.tokenOf("merchant", "modest"))
                        .text())
                .contains("must be 1..50");
        HttpRequest.Builder call = redress()
                .call("/1/disputes", Redress.tokenOf("merchant", "modest"))
                .header("X-Padding", "x".repeat(3_000));
        Redress.HttpReply refusal = redress().send(call);
        assertThat(refusal.status()).isEqualTo(431);
        assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
    }

    record Timed(Redress.HttpReply answer, Duration took) {
        boolean isSentAway() {
            return answer.status() == 503 && "1".equals(answer.header("Retry-After"));
        }
    }

    /** Calls that wait in the database until this is closed. */
    class HangingLists implements AutoCloseable {
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final CompletionService<Timed> answers = new ExecutorCompletionService<>(threads);
        private final Redress redress;
        private final Connection lock;

        HangingLists(Redress redress, Connection lock) throws SQLException {
            this.redress = redress;
            this.lock = lock;
            lock.setAutoCommit(false);
            try (Statement statement = lock.createStatement()) {
                statement.execute("lock table disputes in access exclusive mode");
            }
        }

        void call(String caller, int times) {
            String token = Redress.tokenOf("merchant", caller);
            for (int n = 0; n < times; n++) {
                answers.submit(() -> {
                    long start = System.nanoTime();
                    Redress.HttpReply answer = redress.get("/1/disputes", token);
                    return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
                });
            }
        }

        List<Timed> firstAnswers(int count) throws Exception {
            List<Timed> first = new ArrayList<>();
            while (first.size() < count) {
                first.add(answers.take().get());
            }
            return first;
        }

        /** Releases the lock, and waits until all calls have ended: the next test needs their permits. */
        @Override
        public void close() throws SQLException {
            lock.close();
            threads.shutdown();
            try {
                assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
