package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** 15,000 damaged requests, the same ones in each run: no response is a server error. */
interface FuzzContract {
    int TRIES = 5_000;
    int AT_ONCE = 4;
    long SEED = 20231212;
    List<String> NASTY = List.of(
            "",
            "null",
            "0",
            "-1",
            "1e999",
            "99999999999999999999",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "\\",
            ",",
            ":",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\uFFFF",
            "😀",
            "'; drop table disputes",
            "%",
            "${x}",
            "{0}",
            "\t",
            "\n",
            "true",
            "[[[[",
            "a".repeat(300),
            "9".repeat(70),
            "2023-02-30",
            "9999-12-31T23:59:59.999999999Z",
            "+999999999-12-31",
            "1,2,7");

    Redress redress();

    @Test
    default void damaged_envelopes_never_break_the_server() {
        List<String> documents = List.of(
                        "order-status.request.json",
                        "raising-complaints.request.json",
                        "tracking-complaints.request.json")
                .stream()
                .map(name -> new String(Redress.document(name), StandardCharsets.UTF_8))
                .toList();
        List<String> operations = List.of(ChatContract.STATUS, ChatContract.RAISE, ChatContract.TRACK);
        String token = Redress.token("chatbot", 1);
        never500(damaged(documents), body -> {
            String operation = operations.get(Math.floorMod(body.hashCode(), operations.size()));
            return redress().send(redress().chat(operation, token, body.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    default void damaged_orders_never_break_the_server() {
        String order = OrdersContract.order("OR#1", "fuzz");
        String token = Redress.token("merchant", 1);
        assertThat(redress().send(put(order, token)).status()).isEqualTo(201);
        never500(
                damaged(List.of(order)), body -> redress().send(put(body, token).header("If-Match", "*")));
    }

    private HttpRequest.Builder put(String order, String token) {
        return redress()
                .call(OrdersContract.ORDERS + "fuzz", token)
                .header("Content-Type", OrdersContract.JSON)
                .PUT(HttpRequest.BodyPublishers.ofString(order));
    }

    private static Arbitrary<String> damaged(List<String> documents) {
        Arbitrary<Damage> damage = Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(NASTY))
                .as(Damage::new);
        return Combinators.combine(
                        Arbitraries.of(documents), damage.list().ofMinSize(1).ofMaxSize(4))
                .as((body, damages) -> damages.stream().reduce(body, (text, d) -> d.to(text), (a, b) -> b));
    }

    @Test
    default void damaged_queries_never_break_the_server() {
        List<String> names = List.of(
                "sortBy",
                "sortMethod",
                "query",
                "status",
                "startDate",
                "endDate",
                "pageSize",
                "pageNumber",
                "count",
                "cursor",
                "by",
                "other");
        List<String> good = List.of(
                "Amount",
                "asc",
                "INV",
                "1",
                "2023-12-01",
                "12/12/2023 00:00:00",
                "2023-12-12T15:49:32Z",
                "5",
                "true",
                "bmV4dHxDcmVhdGVkQXQgZGVzY3wwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDB8PTA");
        String token = Redress.token("viewer", 1);
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(good),
                Arbitraries.of(NASTY),
                Arbitraries.strings().ofMaxLength(20));
        Arbitrary<String> queries = Combinators.combine(Arbitraries.of(names), values)
                .as((name, value) -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .list()
                .ofMaxSize(4)
                .map(parameters -> String.join("&", parameters));
        never500(queries, query -> {
            String path = query.hashCode() % 4 == 0 ? "/1/disputes/statistics?" : "/1/disputes?";
            return redress().get(path + query, token);
        });
    }

    /** Replacement of some characters, at a position in thousandths of the length. */
    record Damage(int at, int characters, String by) {
        String to(String text) {
            int begin = at * text.length() / 1000;
            int end = Math.min(text.length(), begin + characters);
            return text.substring(0, begin) + by + text.substring(end);
        }
    }

    private static void never500(Arbitrary<String> requests, Function<String, Redress.HttpReply> call) {
        List<String> drawn = new ArrayList<>();
        JqwikSession.run(() -> drawn.addAll(draw(requests)));
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> outcomes = drawn.stream()
                    .map(request -> callers.submit(() -> outcome(call, request)))
                    .toList();
            // Both: requests that are always refused, as without a valid token, would prove nothing
            assertThat(outcomes.stream().map(FuzzContract::result).collect(Collectors.toSet()))
                    .contains("400")
                    .anyMatch(outcome -> outcome.matches("20[01]"))
                    .allMatch(outcome -> outcome.matches("[2-4]\\d\\d"));
        } finally {
            callers.shutdownNow();
        }
    }

    /** Returns the status; with the request, if it failed. */
    private static String outcome(Function<String, Redress.HttpReply> call, String request) {
        try {
            int status = call.apply(request).status();
            return status < 500 ? Integer.toString(status) : status + " to " + request;
        } catch (RuntimeException e) {
            return e + " to " + request;
        }
    }

    private static List<String> draw(Arbitrary<String> requests) {
        RandomGenerator<String> generator = requests.generator(1_000);
        Random lots = new Random(SEED);
        return IntStream.range(0, TRIES)
                .mapToObj(n -> generator.next(lots).value())
                .toList();
    }

    private static String result(Future<String> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
