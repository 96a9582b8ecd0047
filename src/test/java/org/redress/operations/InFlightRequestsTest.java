package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InFlightRequestsTest {
    private final InFlightRequests requests = new InFlightRequests();

    private CompletableFuture<Void> stop(Duration longest) {
        return CompletableFuture.runAsync(() -> requests.await(longest));
    }

    @Test
    void a_stop_waits_for_the_answers_that_are_under_way() throws Exception {
        requests.requestStarted();
        requests.requestStarted();
        CompletableFuture<Void> stop = stop(Duration.ofMinutes(1));

        requests.requestEnded();
        assertThat(requests.count()).isEqualTo(1);
        assertThat(stop).isNotDone();
        requests.requestEnded();
        stop.get(10, TimeUnit.SECONDS);
        assertThat(requests.count()).isZero();
    }

    @Test
    void a_stop_without_requests_does_not_wait() throws Exception {
        requests.requestStarted();
        requests.requestEnded();
        stop(Duration.ofMinutes(1)).get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_request_that_never_ends_does_not_hold_the_stop_for_ever() throws Exception {
        requests.requestStarted();
        stop(Duration.ofMillis(50)).get(10, TimeUnit.SECONDS);
    }
}
