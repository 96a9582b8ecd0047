package org.redress.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.problem.RetryAfter;
import org.redress.security.Caller;

/**
 * Limits the threads of the server that calls hold from the token to the last byte of the response: all calls, those
 * of a caller, and those of a merchant. The server has more threads than all calls together may hold, so that one is
 * always free for a probe of its health and for a refusal.
 *
 * <p>The {@link Bulkhead} limits database connections instead, which no call holds while its client is slow.
 */
@ApplicationScoped
public class ThreadShares {
    private static final String STATIC_FILES = "static files";

    private final CallerShares shares;

    /**
     * Creates the shares of a node.
     *
     * @param threads that all calls may hold
     * @param callerPercent share of one caller, 1 to 100 percent; at least one thread
     * @param merchantPercent share of one merchant, likewise
     */
    @Inject
    public ThreadShares(
            @ConfigProperty(name = "call.threads") int threads,
            @ConfigProperty(name = "caller.thread-share") int callerPercent,
            @ConfigProperty(name = "merchant.thread-share") int merchantPercent) {
        this.shares = new CallerShares(threads, callerPercent, merchantPercent);
    }

    /** For the proxy of the CDI container. */
    protected ThreadShares() {
        this(1, 100, 100);
    }

    /**
     * Counts the current thread for its caller and for the merchant of the call, to be released once.
     *
     * @throws ServiceUnavailableException (503) if one of them holds its share of threads, or all calls hold all
     */
    Bulkhead.Permit acquire(Caller caller) {
        return granted(shares.tryAcquire(caller));
    }

    /** Counts the current thread for a static file, which has no caller: these calls share the threads of one. */
    Bulkhead.Permit acquireForStaticFile() {
        return granted(shares.tryAcquire(STATIC_FILES));
    }

    private static Bulkhead.Permit granted(Optional<Bulkhead.Permit> permit) {
        return permit.orElseThrow(() -> new ServiceUnavailableException(RetryAfter.BUSY));
    }

    /** Returns the number of threads that calls hold. */
    public int inUse() {
        return shares.inUse();
    }
}
