package org.redress.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final String ALL = "all";
    private static final String STATIC_FILES = "static files";

    // Counted, not cached: a share must not be forgotten while a long call holds a thread of it
    private final Map<Object, Integer> held = new ConcurrentHashMap<>();
    private final int threads;
    private final int perCaller;
    private final int perMerchant;

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
        this.threads = threads;
        this.perCaller = Math.max(1, threads * callerPercent / 100);
        this.perMerchant = Math.max(1, threads * merchantPercent / 100);
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
        return acquire(List.of(new Share(caller.identity(), perCaller), new Share(caller.merchantKey(), perMerchant)));
    }

    /** Counts the current thread for a static file, which has no caller: these calls share the threads of one. */
    Bulkhead.Permit acquireForStaticFile() {
        return acquire(List.of(new Share(STATIC_FILES, perCaller)));
    }

    /** Returns the number of threads that calls hold. */
    public int inUse() {
        return held.getOrDefault(ALL, 0);
    }

    private record Share(Object key, int threads) {}

    private Bulkhead.Permit acquire(List<Share> ofTheCall) {
        List<Share> shares = new ArrayList<>(ofTheCall);
        // The last, so that refused calls of one caller never count for the others
        shares.add(new Share(ALL, threads));
        for (int i = 0; i < shares.size(); i++) {
            if (held.merge(shares.get(i).key(), 1, Integer::sum) > shares.get(i).threads()) {
                release(shares.subList(0, i + 1));
                throw new ServiceUnavailableException(RetryAfter.BUSY);
            }
        }
        return () -> release(shares);
    }

    private void release(List<Share> shares) {
        shares.forEach(share -> held.computeIfPresent(share.key(), (key, count) -> count == 1 ? null : count - 1));
    }
}
