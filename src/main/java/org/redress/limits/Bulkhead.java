package org.redress.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.security.Caller;

/**
 * As many calls work at a time as there are database connections, which makes this the size of the pool: each takes one
 * connection at most. Some more wait, for a second at most; whoever comes on top of that is sent away at once. A single
 * caller has a share of both, so that there is always room for the others.
 */
@ApplicationScoped
public class Bulkhead {
    /** Connections that the server's pool may open (SchemaMigration): more places would be of no use. */
    public static final int MAX_PERMITS = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long RETRY_AFTER_SECONDS = 1;
    private static final int PATIENT_TRIES = 30;
    private static final int MAX_CALLERS = 10_000;

    private final BoundedSemaphore all;
    private final LoadingCache<String, BoundedSemaphore> shares;

    @Inject
    public Bulkhead(
            @ConfigProperty(name = "db.pool-size", defaultValue = "20") int places,
            @ConfigProperty(name = "requests.waiting", defaultValue = "200") int maxWaiting,
            @ConfigProperty(name = "caller.share", defaultValue = "50") int percent) {
        all = new BoundedSemaphore(places, maxWaiting);
        shares = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build(caller -> new BoundedSemaphore(Math.max(1, places * percent / 100), maxWaiting * percent / 100));
    }

    protected Bulkhead() {
        this(1, 0, 100);
    }

    /** @throws ServiceUnavailableException where there is no place in time */
    public <T> T call(Caller caller, Supplier<T> work) {
        Permit permit = acquire(caller);
        try {
            return work.get();
        } finally {
            permit.release();
        }
    }

    /**
     * For what is under way and can wait until others have made room: tries for half a minute or so.
     *
     * @throws ServiceUnavailableException where there is no place in time
     */
    public <T> T callWithRetry(Caller caller, Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return call(caller, work);
            } catch (ServiceUnavailableException e) {
                if (tries == PATIENT_TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(RETRY_AFTER_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Permit acquire(Caller caller) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        BoundedSemaphore share = shares.get(caller.name());
        if (!share.tryAcquire(end)) {
            throw new ServiceUnavailableException(RETRY_AFTER_SECONDS);
        }
        if (!all.tryAcquire(end)) {
            share.release();
            throw new ServiceUnavailableException(RETRY_AFTER_SECONDS);
        }
        return () -> {
            all.release();
            share.release();
        };
    }

    /** How many calls work. */
    public int permitsInUse() {
        return all.acquired();
    }

    /** How many calls wait though their callers' shares are not used up. */
    public int waiting() {
        return all.waiting();
    }

    /** What was taken. */
    interface Permit {
        void release();
    }
}
