package org.redress.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * As many calls work at a time as there are database connections, which makes this the size of the pool: each takes one
 * connection at most. Some more wait, for a second at most; whoever comes on top of that is sent away at once.
 */
@ApplicationScoped
public class Bulkhead {
    /** Connections that the server's pool may open (SchemaMigration): more places would be of no use. */
    public static final int MAX_PLACES = 100;

    private static final long PATIENCE_MILLIS = 1_000;
    private static final long RETRY_AFTER_SECONDS = 1;

    private final Semaphore places;
    private final int maxWaiting;

    @Inject
    Bulkhead(
            @ConfigProperty(name = "db.pool-size", defaultValue = "20") int places,
            @ConfigProperty(name = "requests.waiting", defaultValue = "200") int maxWaiting) {
        this.places = new Semaphore(places, true);
        this.maxWaiting = maxWaiting;
    }

    protected Bulkhead() {
        this(1, 0);
    }

    /** @throws ServiceUnavailableException where there is no place in time */
    public <T> T call(Supplier<T> work) {
        take();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    void leave() {
        places.release();
    }

    void take() {
        boolean taken = false;
        try {
            // With a wait of none, a free place is taken only if nobody waits for it
            taken = places.tryAcquire(0, TimeUnit.MILLISECONDS)
                    || places.getQueueLength() < maxWaiting
                            && places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!taken) {
            throw new ServiceUnavailableException(RETRY_AFTER_SECONDS);
        }
    }
}
