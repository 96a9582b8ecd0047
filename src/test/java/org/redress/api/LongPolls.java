package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls that wait for events. */
final class LongPolls {
    static final int CALLS = 200;

    private static final int AT_A_TIME = 20;

    /** Time within which an event or a call is answered, also on a busy machine; less than the calls may wait. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private LongPolls() {}

    /** Lets many calls wait at the same time, each on a connection of its own. A few begin at a time. */
    static List<CompletableFuture<HttpResponse<String>>> start(Redress redress, HttpRequest.Builder call) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = call.GET().build();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        while (calls.size() < CALLS) {
            for (int n = 0; n < AT_A_TIME; n++) {
                calls.add(accepted(client, request));
            }
            await(redress, calls.size());
        }
        return calls;
    }

    /** Sends a call again until it finds a place: on a busy machine a second may be too short for all to begin. */
    private static CompletableFuture<HttpResponse<String>> accepted(HttpClient client, HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenCompose(answer -> answer.statusCode() == 503
                        ? accepted(client, request)
                        : CompletableFuture.completedFuture(answer));
    }

    /** Waits until as many calls wait. */
    static void await(Redress redress, int count) {
        String waits = "redress_event_waits";
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (MetricsContract.figure(redress, waits) != count && System.nanoTime() < end) {
            pauseFor(Duration.ofMillis(50));
        }
        assertThat(MetricsContract.figure(redress, waits)).isEqualTo(count);
    }

    static void pauseFor(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
