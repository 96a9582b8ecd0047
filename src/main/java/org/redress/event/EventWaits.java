package org.redress.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.limits.CallerShares;
import org.redress.limits.LeasedSemaphore;
import org.redress.security.Caller;

/**
 * Calls of this node that wait for events. Only a few of them are resumed at a time, so that an event for which
 * hundreds wait takes neither all threads nor all connections.
 */
@ApplicationScoped
public class EventWaits {
    /** Calls that are resumed at a time. Fewer than may wait for the share of a merchant beside others. */
    static final int RESUMED = 4;

    // Payara may run a resumed call beside the end of its first part
    private static final Duration LEAST = Duration.ofMillis(100);

    // A resumed call that takes longer, or whose end is lost, does not keep the others waiting
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    Clock clock;

    private final CallerShares shares;
    private final LeasedSemaphore places;
    private final Map<EventWait, Runnable> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Creates the waits of a node.
     *
     * @param most calls that may wait at a time
     * @param callerPercent share of one caller, 1 to 100 percent
     * @param merchantPercent share of one merchant, likewise
     */
    @Inject
    public EventWaits(
            @ConfigProperty(name = "event.waits") int most,
            @ConfigProperty(name = "caller.thread-share") int callerPercent,
            @ConfigProperty(name = "merchant.thread-share") int merchantPercent) {
        this(most, callerPercent, merchantPercent, PATIENCE);
    }

    EventWaits(int most, int callerPercent, int merchantPercent, Duration patience) {
        shares = new CallerShares(most, callerPercent, merchantPercent);
        places = new LeasedSemaphore(RESUMED, Integer.MAX_VALUE, patience, System::nanoTime);
    }

    /** For the proxy of the CDI container. */
    protected EventWaits() {
        this(1, 100, 100);
    }

    /**
     * Counts a call that is to wait.
     *
     * @param after number of the last event that it has seen
     * @param types wire names of the wanted types, empty for all
     * @return empty if too many calls wait, or the node stops
     */
    public Optional<EventWait> begin(Caller caller, long after, Set<String> types, Duration longest) {
        if (closed) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return shares.tryAcquire(caller)
                .map(permit -> new EventWait(caller.merchantId(), after, types, now, now.plus(longest), permit));
    }

    /**
     * Lets a call wait.
     *
     * @param resume lets the call go on, on another thread
     */
    public void add(EventWait call, Runnable resume) {
        waiting.put(call, resume);
        if (closed) {
            resumeIf(call::equals);
        }
    }

    /**
     * Takes a call out of those that wait, to resume it by other means.
     *
     * @return whether it had not been resumed
     */
    public boolean remove(EventWait call) {
        return waiting.remove(call) != null;
    }

    /** Ends a call that has waited or was to wait. Ending it twice does no harm. */
    public void end(EventWait call) {
        remove(call);
        call.release();
    }

    /** Returns the number of calls that wait, or have waited and are not over. */
    public int count() {
        return shares.inUse();
    }

    /** Returns the calls that wait. */
    Collection<EventWait> all() {
        return List.copyOf(waiting.keySet());
    }

    /** Resumes calls, and those whose time is over. Waits while as many as allowed are not over. */
    void resume(Set<EventWait> calls) {
        Instant now = clock.instant();
        Instant youngest = now.minus(LEAST);
        resumeIf(call -> !call.begin().isAfter(youngest)
                && (calls.contains(call) || !call.end().isAfter(now)));
    }

    /** Resumes all calls, and lets none wait any more: the node stops. */
    public void close() {
        closed = true;
        resumeIf(call -> true);
    }

    // Never on the thread of another call: Open Liberty fails to resume one there
    private void resumeIf(Predicate<EventWait> due) {
        for (EventWait call : all()) {
            if (due.test(call)) {
                LeasedSemaphore.Lease place = places.tryAcquire(System.nanoTime() + 2 * PATIENCE.toNanos());
                Runnable resume = waiting.remove(call);
                call.resumeWith(place);
                if (resume == null) {
                    call.release();
                } else {
                    resume(call, resume);
                }
            }
        }
    }

    private void resume(EventWait call, Runnable resume) {
        try {
            resume.run();
        } catch (IllegalStateException e) {
            // The server has ended the call
            end(call);
        }
    }
}
