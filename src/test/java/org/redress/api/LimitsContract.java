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
        long atOnce = 0;
        // A busy machine may delay all of them: one attempt of several suffices
        for (int attempt = 0; attempt < 10 && atOnce < 32; attempt++) {
            try (HangingLists hanging = new HangingLists(redress(), database())) {
                for (String caller : List.of("a", "b", "c", "d")) {
                    hanging.call(caller + attempt, 20);
                }
                List<Timed> answers = hanging.firstAnswers(75);
                assertThat(answers).allMatch(Timed::isSentAway);
                atOnce = answers.stream()
                        .filter(answer -> answer.took().toMillis() < 900)
                        .count();
            }
        }
        assertThat(atOnce).isGreaterThanOrEqualTo(32);
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

    private Redress.HttpReply chat(String operation, String body) {
        return Redress.inTheEnd(() -> redress().chat(operation, body));
    }

    @Test
    default void a_chat_user_raises_twenty_complaints_an_hour_and_is_then_told_so_in_the_chat() {
        String complaint = "{\"uuid\":\"insatiable\",\"languageCode\":\"de\",\"interestType\":\"raiseComplaint\","
                + "\"entityInfo\":{\"description\":\"complaint %s\"}}";
        for (int n = 1; n <= 20; n++) {
            assertThat(chat(ChatContract.RAISE, complaint.formatted(n)).replyText())
                    .contains("Nummer");
        }
        Redress.HttpReply told = chat(ChatContract.RAISE, complaint.formatted(21));
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.replyText()).contains("viele Beschwerden", "in 60 Minuten");
        assertThat(told.header("Content-Language")).isEqualTo("de");
        assertThat(told.header("RateLimit-Policy")).isEqualTo("\"complaints\";q=20;w=3600");
        assertThat(chat(ChatContract.RAISE, complaint.formatted(20)).replyText())
                .as("delivered twice")
                .contains("Nummer");
        assertThat(chat(ChatContract.RAISE, complaint.formatted(21).replace("insatiable", "another"))
                        .replyText())
                .contains("Nummer");
    }

    @Test
    default void a_chat_user_asks_sixty_questions_a_minute() {
        String question = ORDER.replace("51342", "curious");
        for (int n = 1; n <= 60; n++) {
            assertThat(chat(ChatContract.STATUS, question).replyText()).contains("could not find");
        }
        assertThat(chat(ChatContract.STATUS, question).replyText()).contains("Please ask again in 1 minute");
        assertThat(chat(ChatContract.STATUS, ORDER).replyText()).contains("748596");
    }

    @Test
    default void headers_bodies_nesting_and_pages_are_limited_by_the_settings() {
        String padding = "{\"padding\":\"" + "x".repeat(2_000) + "\"," + ORDER.substring(1);
        assertThat(chat(ChatContract.STATUS, padding).status()).isEqualTo(413);
        String nested = "{\"padding\":[[[[]]]]," + ORDER.substring(1);
        assertThat(chat(ChatContract.STATUS, nested).text()).contains("nested at most 4 deep");
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
                assertThat(threads.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
