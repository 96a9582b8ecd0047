package org.redress.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;

/** Figures of the requests of this node since its start, and of the queues of all nodes, for metrics. */
@ApplicationScoped
public class WebhookStatus {
    // Each is a time series
    private static final int FAILING = 1_000;

    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<UUID, LongAdder> failures = new ConcurrentHashMap<>();
    private volatile long waiting;
    private volatile Duration lag = Duration.ZERO;

    /** Counts results of attempts of a webhook. */
    public void count(WebhookAddress webhook, List<AttemptResult> results) {
        for (AttemptResult attempt : results) {
            if (attempt.result().isSuccess()) {
                delivered.increment();
            } else {
                failed.increment();
                if (failures.size() < FAILING || failures.containsKey(webhook.webhookId())) {
                    failures.computeIfAbsent(webhook.webhookId(), first -> new LongAdder())
                            .increment();
                }
            }
        }
    }

    void recordQueue(WaitingDeliveries queue, Instant now) {
        waiting = queue.count();
        lag = queue.earliest() == null || queue.earliest().isAfter(now)
                ? Duration.ZERO
                : Duration.between(queue.earliest(), now);
    }

    /** Returns the number of requests that succeeded. */
    public long delivered() {
        return delivered.sum();
    }

    /** Returns the number of requests that failed. */
    public long failed() {
        return failed.sum();
    }

    /** Tells the failed requests of each webhook that has any, of at most 1,000 webhooks. */
    public void forEachFailing(ObjLongConsumer<UUID> consumer) {
        failures.forEach((webhook, count) -> consumer.accept(webhook, count.sum()));
    }

    /** Returns how many deliveries of all nodes waited at the last look. */
    public long waiting() {
        return waiting;
    }

    /** Returns for how long the first of them had been due. */
    public Duration lag() {
        return lag;
    }
}
