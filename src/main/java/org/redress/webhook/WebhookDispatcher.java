package org.redress.webhook;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends what is due, and records the results. One thread at a time does, and does not wait for receivers. */
@ApplicationScoped
public class WebhookDispatcher {
    private static final int SHARES = 5;
    private static final long WAIT_MILLIS = 20;

    @EJB
    WebhookQueueService queue;

    @Inject
    WebhookMessages messages;

    @Inject
    WebhookSender sender;

    @Inject
    WebhookStatus status;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "webhook.sends")
    int sends;

    private final Map<WebhookAddress, Integer> inFlight = new HashMap<>();
    // Not longer than the number of requests that are sent at a time
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

    private final List<Batch> unrecorded = new ArrayList<>();
    private @Nullable RuntimeException failure;

    private record Ended(WebhookAddress address, AttemptResult result) {}

    /** Results of a webhook that are recorded in one transaction. */
    private record Batch(WebhookAddress address, List<AttemptResult> results, Instant since) {}

    /**
     * Sends what is due, and goes on as long as deliveries end. A webhook whose queue fails does not hold up the
     * others, and makes the run fail after them.
     *
     * @param time after which it ends, while requests may still be in flight
     */
    public void run(Duration time) {
        long start = System.nanoTime();
        failure = null;
        recordAgain();
        record(ended.poll());
        do {
            sendDue();
        } while (failure == null && waitForResult() && System.nanoTime() - start < time.toNanos());
        if (failure != null) {
            throw failure;
        }
    }

    private void sendDue() {
        for (WebhookAddress address : queue.withWork()) {
            try {
                send(address);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    /** Returns whether requests are in flight. */
    private boolean waitForResult() {
        if (inFlight.isEmpty()) {
            return false;
        }
        try {
            record(ended.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    private void record(@Nullable Ended first) {
        if (first != null) {
            List<Ended> all = new ArrayList<>(List.of(first));
            ended.drainTo(all);
            Map<WebhookAddress, List<AttemptResult>> byWebhook = new HashMap<>();
            for (Ended one : all) {
                byWebhook
                        .computeIfAbsent(one.address(), address -> new ArrayList<>())
                        .add(one.result());
            }
            byWebhook.forEach(status::count);
            Instant now = clock.instant();
            byWebhook.forEach((address, results) -> record(new Batch(address, results, now)));
        }
    }

    private void recordAgain() {
        List<Batch> batches = List.copyOf(unrecorded);
        unrecorded.clear();
        batches.forEach(this::record);
    }

    /** Records results, or keeps them for the next run until other nodes may send their deliveries again. */
    private void record(Batch batch) {
        try {
            queue.record(batch.address(), batch.results());
        } catch (RuntimeException e) {
            failure = e;
            if (clock.instant().isBefore(batch.since().plus(WebhookQueueService.RECORDING))) {
                unrecorded.add(batch);
                return;
            }
        }
        // Results that are kept still count as in flight: so there are never too many of them
        int number = batch.results().size();
        inFlight.computeIfPresent(batch.address(), (address, count) -> count == number ? null : count - number);
    }

    private void send(WebhookAddress address) {
        int sending = inFlight.getOrDefault(address, 0);
        // No receiver takes more than a fifth of the node's requests
        int most = Math.min(Math.max(1, sends / SHARES), sending + sender.available());
        if (sending < most) {
            queue.claim(address, sending, most).forEach(this::send);
        }
    }

    private void send(ClaimedDelivery delivery) {
        Instant at = clock.instant();
        inFlight.merge(delivery.address(), 1, Integer::sum);
        try {
            var unused = sender.send(messages.of(delivery, at)).thenAccept(result -> end(delivery, at, result));
        } catch (RuntimeException e) {
            end(delivery, at, new SendResult(null, SendFailure.NOT_SENT, 0, null, null));
        }
    }

    private void end(ClaimedDelivery delivery, Instant at, SendResult result) {
        ended.add(new Ended(
                delivery.address(),
                new AttemptResult(
                        delivery.number(),
                        delivery.attempt(),
                        at,
                        delivery.data().getCustomerId(),
                        result)));
    }
}
