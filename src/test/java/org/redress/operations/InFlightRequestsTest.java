package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightRequestsTest {
    private final InFlightRequests requests = new InFlightRequests();

    private Thread stop(Duration longest) {
        Thread stop = new Thread(() -> requests.await(longest));
        stop.start();
        return stop;
    }

    @Test
    void a_stop_waits_for_the_answers_that_are_under_way() throws Exception {
        requests.requestStarted();
        requests.requestStarted();
        Thread stop = stop(Duration.ofMinutes(5));
        assertWaits(stop);

        requests.requestEnded();
        assertThat(requests.count()).isEqualTo(1);
        assertWaits(stop);
        requests.requestEnded();
        assertEnds(stop);
        assertThat(requests.count()).isZero();
    }

    @Test
    void a_stop_without_requests_does_not_wait() throws Exception {
        requests.requestStarted();
        requests.requestEnded();
        assertEnds(stop(Duration.ofMinutes(5)));
    }

    @Test
    void a_request_that_never_ends_does_not_hold_the_stop_for_ever() throws Exception {
        requests.requestStarted();
        assertEnds(stop(Duration.ofMillis(50)));
    }

    /** Fails if the thread ends, before it waits or because it does not. */
    private static void assertWaits(Thread stop) {
        while (stop.getState() != Thread.State.TIMED_WAITING) {
            assertThat(stop.getState()).isNotEqualTo(Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
    }

    private static void assertEnds(Thread stop) throws InterruptedException {
        stop.join(Duration.ofSeconds(30).toMillis());
        assertThat(stop.getState()).isEqualTo(Thread.State.TERMINATED);
    }
}
