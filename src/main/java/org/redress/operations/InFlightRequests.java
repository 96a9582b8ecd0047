package org.redress.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Counts the requests in flight, and lets a shutdown wait for their end. */
@ApplicationScoped
public class InFlightRequests {
    // One party stays registered for good; otherwise the phaser would terminate when no request is in flight
    private final Phaser requests = new Phaser(1);

    void requestStarted() {
        requests.register();
    }

    void requestEnded() {
        requests.arriveAndDeregister();
    }

    int count() {
        return requests.getRegisteredParties() - 1;
    }

    /** Waits until all requests in flight have ended, but no longer than the time limit. */
    void await(Duration longest) {
        try {
            requests.awaitAdvanceInterruptibly(requests.arrive(), longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The shutdown goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
