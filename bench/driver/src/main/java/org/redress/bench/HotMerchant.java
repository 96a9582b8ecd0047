package org.redress.bench;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** The biggest merchant under full load, writers and an import, beside another one that calls at a constant rate. */
final class HotMerchant {
    static final int HOT = 1;
    private static final int WRITERS = 16;
    private static final int CALLS = 20_000;
    private static final int LINES = 1_000_000;

    private final Load load;
    private final Target target;
    private final Mix mix;

    HotMerchant(Load load, Target target, Mix mix) {
        this.load = load;
        this.target = target;
        this.mix = mix;
    }

    /** Returns calls of a merchant that is not hot: pages of its list and raises in turn. */
    List<Call> others(int count) {
        List<Call> pages = of(call -> call.merchant() != HOT, "first", count);
        List<Call> raises = of(call -> call.merchant() != HOT, "raise", count);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < Math.min(pages.size(), raises.size()); i++) {
            calls.add(pages.get(i));
            calls.add(raises.get(i));
        }
        return calls;
    }

    private List<Call> of(Predicate<Call> wanted, String kind, int count) {
        return mix.only(kind, count).stream().filter(wanted).toList();
    }

    /** Measures calls of others while the merchant is hot. @return the result of the others, then of the writers */
    List<Load.Result> beside(List<Call> others, int perSecond, int seconds) {
        List<Call> writes = of(call -> call.merchant() == HOT, "raise", CALLS);
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> imports = CompletableFuture.runAsync(() -> importOrders(ended));
        // Begins before the others and ends after them
        CompletableFuture<Load.Result> writers =
                CompletableFuture.supplyAsync(() -> load.closed(target, writes, 0, WRITERS, seconds + 2.0));
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Load.Result result = load.open(target, others, perSecond, seconds);
        Load.Result written = writers.join();
        ended.set(true);
        imports.join();
        return List.of(result, written);
    }

    private void importOrders(AtomicBoolean ended) {
        Enumeration<InputStream> lines = new Enumeration<>() {
            private int line;

            @Override
            public boolean hasMoreElements() {
                return line < LINES && !ended.get();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(order(++line).getBytes(StandardCharsets.UTF_8));
            }
        };
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + target.port() + "/api/rest/v1/" + HOT + "/orders:import"))
                .header("Authorization", "Bearer " + target.token(new Call("import", "merchant", HOT, "", "")))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(lines)))
                .build();
        HttpResponse<Void> response = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join();
        if (response.statusCode() != 200) {
            throw new IllegalStateException("import: " + response.statusCode());
        }
    }

    /** Returns a line of an import. */
    static String order(int line) {
        return """
                {"orderId":"hot-%1$s","orderNumber":"OR#hot-%2$d","status":"SHIPPED","amount":"600.5","currency":"EUR",\
                "customer":{"email":"hot-%3$d@mail.example","channelIdentities":[{"channel":"telegram","uid":"hot-%3$d"}]},\
                "items":[{"title":"TV"}],"placedAt":"2023-12-08T11:15:00+01:00"}
                """
                .formatted(UUID.randomUUID(), line, line / 2);
    }
}
