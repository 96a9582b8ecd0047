package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.api.OpenApiFile.Operation;

/** Exceptions are expensive below a hundred frames of a server: good answers are made without any. */
interface ExceptionsContract {
    Redress redress();

    @Test
    default void no_exception_is_constructed_while_a_good_answer_is_made() throws Exception {
        Map<String, Supplier<HttpRequest.Builder>> calls = calls();
        // The first calls load classes. Some examples need what others create, such as the link of an export
        calls.values().removeIf(call -> !isGood(call));
        assertThat(calls.keySet()).hasSizeGreaterThan(50);
        // In both: a cache may expire between
        Map<String, Set<String>> constructed = constructed(calls);
        Map<String, Set<String>> again = constructed(calls);
        constructed.forEach((name, places) -> places.retainAll(again.get(name)));
        constructed.values().removeIf(Set::isEmpty);
        assertThat(constructed).isEmpty();
    }

    /** Returns the places of exceptions during each call. */
    private Map<String, Set<String>> constructed(Map<String, Supplier<HttpRequest.Builder>> calls) throws Exception {
        Map<String, Instant[]> periods = new LinkedHashMap<>();
        Instant begin = Instant.now();
        calls.forEach((name, call) -> {
            Instant sent = Instant.now();
            assertThat(isGood(call)).as(name).isTrue();
            periods.put(name, new Instant[] {sent, Instant.now()});
        });
        Instant end = Instant.now();
        // The recording is written each second
        Thread.sleep(2_000);
        List<ServerRecording.Construction> all = ServerRecording.constructions(begin, end);
        Map<String, Set<String>> constructed = new TreeMap<>();
        periods.forEach((name, period) -> constructed.put(
                name,
                all.stream()
                        .filter(each ->
                                !each.at().isBefore(period[0]) && !each.at().isAfter(period[1]))
                        .map(ServerRecording.Construction::place)
                        .collect(Collectors.toCollection(TreeSet::new))));
        return constructed;
    }

    private boolean isGood(Supplier<HttpRequest.Builder> call) {
        return redress().send(call.get()).status() / 100 == 2;
    }

    /** Each reading of openapi.yaml, a list with each kind of parameter, and what a chat and a shop write. */
    private Map<String, Supplier<HttpRequest.Builder>> calls() {
        Map<String, Supplier<HttpRequest.Builder>> calls = new LinkedHashMap<>();
        HttpContract.readings()
                .filter(operation -> !operation.path().endsWith("/erasure"))
                .forEach(operation -> calls.put("GET " + operation.path(), () -> reading(operation)));
        for (String query : List.of(
                "startDate=2023-12-31&endDate=12/31/2033",
                "startDate=2023-12-31T23:59:59Z&endDate=2033-12-31T23:59:59",
                "query=745&pageSize=2",
                "q=machine&sortBy=Deadline",
                "status=WAITING_FOR_SHOP&priority=HIGH&assignee=none&count=true")) {
            calls.put(query, () -> redress().call("/1/disputes?" + query, Redress.token("merchant", 1)));
        }
        Stream.of(Map.entry(ChatContract.STATUS, "order-status"), Map.entry(ChatContract.TRACK, "tracking-complaints"))
                .forEach(each -> calls.put(
                        each.getKey(), () -> chat(each.getKey(), Redress.document(each.getValue() + ".request.json"))));
        calls.put(
                "raise",
                () -> chat(
                        ChatContract.RAISE,
                        ChatContract.raise("Raised " + UUID.randomUUID(), "").getBytes(StandardCharsets.UTF_8)));
        return calls;
    }

    private HttpRequest.Builder chat(String operation, byte[] body) {
        return redress().chat(operation, Redress.token("chatbot", 1), body);
    }

    private HttpRequest.Builder reading(Operation operation) {
        HttpRequest.Builder call = redress().call(HttpContract.FILE.samplePath(operation));
        HttpContract.FILE.sampleHeaders(operation).forEach(call::setHeader);
        return operation.roles().isEmpty()
                ? call
                : call.setHeader("Authorization", "Bearer " + Redress.token(HttpContract.role(operation), 1));
    }
}
