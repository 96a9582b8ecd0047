package org.redress.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.problem.RetryAfter;
import org.redress.security.Caller;
import org.redress.security.CallerIdentity;

/**
 * Limits the calls that work at a time, which makes it the size of the connection pool: each call uses one connection
 * at most. Others wait for a permit in a bounded queue. A caller may use a share of permits and queue, and so may all
 * callers of a merchant together: a noisy one cannot starve the others. While several merchants call, each may use a
 * share of the processors: a call takes longer with each one that runs at its side. A call counts there for a short
 * time only: one that takes longer waits for something else.
 */
@ApplicationScoped
public class Bulkhead {
    /** Maximum size of the server's connection pool, and so of the permits. */
    public static final int MAX_PERMITS = 100;

    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMillis(100);
    private static final int MAX_TRIES = 30;
    private static final int MAX_SHARES = 10_000;

    private final Duration maxWait;
    private final BoundedSemaphore all;
    private final LoadingCache<CallerIdentity, BoundedSemaphore> callers;
    private final LoadingCache<Object, BoundedSemaphore> merchants;
    private final LoadingCache<Object, LeasedSemaphore> besideOthers;
    private final ActiveMerchants active = new ActiveMerchants();

    /**
     * Creates the bulkhead of a node, with a wait of 1 s at most.
     *
     * @param places permits, 1 to {@link #MAX_PERMITS}
     * @param maxWaiting calls that may wait for a permit
     * @param callerPercent share of the permits and of the queue that one caller may use, 1 to 100 percent; at least
     *     one permit
     * @param merchantPercent likewise, of all callers of a merchant
     * @param processorsPercent calls at a time of one merchant while others call, in percent of the node's processors;
     *     a call counts for its first 100 ms, at least one call
     */
    @Inject
    public Bulkhead(
            @ConfigProperty(name = "db.pool-size") int places,
            @ConfigProperty(name = "requests.waiting") int maxWaiting,
            @ConfigProperty(name = "caller.share") int callerPercent,
            @ConfigProperty(name = "merchant.share") int merchantPercent,
            @ConfigProperty(name = "merchant.share-beside-others") int processorsPercent) {
        this(
                places,
                maxWaiting,
                callerPercent,
                merchantPercent,
                Runtime.getRuntime().availableProcessors() * processorsPercent / 100,
                MAX_WAIT,
                LEASE);
    }

    /**
     * Creates a bulkhead in which a merchant's share is the same while others call.
     *
     * @see #Bulkhead(int, int, int, int, int)
     */
    public Bulkhead(int places, int maxWaiting, int callerPercent, int merchantPercent) {
        this(places, maxWaiting, callerPercent, merchantPercent, places, MAX_WAIT, LEASE);
    }

    Bulkhead(
            int places,
            int maxWaiting,
            int callerPercent,
            int merchantPercent,
            int callsBesideOthers,
            Duration maxWait,
            Duration lease) {
        this.maxWait = maxWait;
        all = new BoundedSemaphore(places, maxWaiting);
        callers = shares(() -> share(places, maxWaiting, callerPercent));
        merchants = shares(() -> share(places, maxWaiting, merchantPercent));
        besideOthers = shares(() -> new LeasedSemaphore(
                Math.max(1, callsBesideOthers), maxWaiting * merchantPercent / 100, lease, System::nanoTime));
    }

    private static BoundedSemaphore share(int places, int maxWaiting, int percent) {
        return new BoundedSemaphore(Math.max(1, places * percent / 100), maxWaiting * percent / 100);
    }

    private static <K, S> LoadingCache<K, S> shares(Supplier<S> share) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_SHARES)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build(key -> share.get());
    }

    /** For the proxy of the CDI container. */
    protected Bulkhead() {
        this(1, 0, 100, 100);
    }

    /**
     * Runs work with a permit, and again if a concurrent transaction made it fail, three times at most.
     *
     * @throws ServiceUnavailableException (503) if the queue is full, or no permit is free in time
     */
    public <T> T call(Caller caller, Supplier<T> work) {
        Permit permit = acquire(caller);
        try {
            return ConflictRetry.call(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            permit.release();
        }
    }

    /**
     * Runs work with a permit, trying 30 times with a second between them: for streams under way, which can wait.
     *
     * @throws ServiceUnavailableException (503) if none of the tries gets a permit
     */
    public <T> T callWithRetry(Caller caller, Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return call(caller, work);
            } catch (ServiceUnavailableException e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(RetryAfter.BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Acquires a permit, to be released once.
     *
     * @throws ServiceUnavailableException (503) if the queue is full, or no permit is free in time
     */
    public Permit acquire(Caller caller) {
        long now = System.nanoTime();
        long end = now + maxWait.toNanos();
        Object merchant = caller.merchantKey();
        boolean besideOthers = active.callsBesideOthers(merchant, now);
        List<Permit> held = new ArrayList<>();
        // The caller's share first, the merchant's next: a call that waits for one holds nothing that others wait for
        boolean complete = hold(callers.get(caller.identity()), end, held)
                && (!besideOthers || hold(this.besideOthers.get(merchant), end, held))
                && hold(merchants.get(merchant), end, held)
                && hold(all, end, held);
        if (!complete) {
            held.forEach(Permit::release);
            throw new ServiceUnavailableException(RetryAfter.BUSY);
        }
        return () -> held.forEach(Permit::release);
    }

    private static boolean hold(BoundedSemaphore share, long end, List<Permit> held) {
        return share.tryAcquire(end) && held.add(share::release);
    }

    private static boolean hold(LeasedSemaphore share, long end, List<Permit> held) {
        LeasedSemaphore.Lease lease = share.tryAcquire(end);
        return lease != null && held.add(lease::release);
    }

    /** Returns the number of permits in use. */
    public int permitsInUse() {
        return all.acquired();
    }

    /** Returns the number of calls that wait for a permit, without those that wait for a share. */
    public int waiting() {
        return all.waiting();
    }

    /** Permit that was acquired. */
    public interface Permit {
        void release();
    }
}
