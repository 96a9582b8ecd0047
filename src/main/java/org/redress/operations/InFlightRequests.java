package org.redress.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The requests that are being answered at this moment. */
@ApplicationScoped
public class InFlightRequests {
    /** One party stands for the server itself, so that the count may fall to no request and rise again. */
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

    /** Until all that are being answered now have their answer, but no longer than this. */
    void await(Duration longest) {
        try {
            requests.awaitAdvanceInterruptibly(requests.arrive(), longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // They had their time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
