package org.redress.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.problem.RetryAfter;

/** Calls of this node that wait for events. They hold neither a thread nor a database connection. */
@ApplicationScoped
public class EventWaiters {
    @Inject
    EventLogService log;

    @Inject
    @ConfigProperty(name = "events.waiting")
    int maxWaiting;

    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    private record Waiter(int merchantId, long seq, long end, CompletableFuture<Void> woken) {
        boolean isOver() {
            return System.nanoTime() - end >= 0;
        }
    }

    /**
     * Returns a stage that completes when the merchant has an event with a larger number, when the time is over, or
     * when the server stops.
     *
     * @param end in the time of {@link System#nanoTime()}
     * @throws ServiceUnavailableException (503) if as many calls wait as may
     */
    CompletableFuture<Void> await(int merchantId, long seq, long end) {
        if (waiting.size() >= maxWaiting) {
            throw new ServiceUnavailableException(RetryAfter.BUSY);
        }
        Waiter waiter = new Waiter(merchantId, seq, end, new CompletableFuture<>());
        waiting.add(waiter);
        if (stopped) {
            wake(waiter);
        }
        return waiter.woken();
    }

    /** Wakes the calls whose merchant has a new event, and those whose time is over. */
    void wake() {
        waiting.stream().filter(Waiter::isOver).forEach(this::wake);
        if (waiting.isEmpty()) {
            return;
        }
        Map<Integer, Long> last =
                log.lastSeqs(waiting.stream().map(Waiter::merchantId).collect(Collectors.toSet()));
        waiting.stream()
                .filter(waiter -> last.getOrDefault(waiter.merchantId(), 0L) > waiter.seq())
                .forEach(this::wake);
    }

    private void wake(Waiter waiter) {
        if (waiting.remove(waiter)) {
            waiter.woken().complete(null);
        }
    }

    /** Wakes all calls, now and later: the server stops. */
    void stop() {
        stopped = true;
        waiting.forEach(this::wake);
    }

    /** Returns how many calls wait. */
    public int count() {
        return waiting.size();
    }

    /** Returns the end of a wait that begins now. */
    static long endOf(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }
}
