package org.redress.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.redress.security.Caller;

/** Limits something that calls hold: all calls together, those of a caller, and those of a merchant. Never waits. */
public final class CallerShares {
    private static final String ALL = "all";

    // Counted, not cached: a share must not be forgotten while a long call holds something of it
    private final Map<Object, Integer> held = new ConcurrentHashMap<>();
    private final int all;
    private final int perCaller;
    private final int perMerchant;

    /**
     * Creates the shares.
     *
     * @param all that all calls may hold
     * @param callerPercent share of one caller, 1 to 100 percent; at least one
     * @param merchantPercent share of one merchant, likewise
     */
    public CallerShares(int all, int callerPercent, int merchantPercent) {
        this.all = all;
        this.perCaller = Math.max(1, all * callerPercent / 100);
        this.perMerchant = Math.max(1, all * merchantPercent / 100);
    }

    /**
     * Counts one for its caller and for the merchant of the call, to be released once.
     *
     * @return empty if one of them holds its share, or all calls hold all
     */
    public Optional<Bulkhead.Permit> tryAcquire(Caller caller) {
        return tryAcquire(
                List.of(new Share(caller.identity(), perCaller), new Share(caller.merchantKey(), perMerchant)));
    }

    /** Counts one for something that has no caller, with the share of a caller. */
    Optional<Bulkhead.Permit> tryAcquire(String name) {
        return tryAcquire(List.of(new Share(name, perCaller)));
    }

    /** Returns the number that calls hold. */
    public int inUse() {
        return held.getOrDefault(ALL, 0);
    }

    private record Share(Object key, int size) {}

    private Optional<Bulkhead.Permit> tryAcquire(List<Share> ofTheCall) {
        List<Share> shares = new ArrayList<>(ofTheCall);
        // The last, so that refused calls of one caller never count for the others
        shares.add(new Share(ALL, all));
        for (int i = 0; i < shares.size(); i++) {
            if (held.merge(shares.get(i).key(), 1, Integer::sum) > shares.get(i).size()) {
                release(shares.subList(0, i + 1));
                return Optional.empty();
            }
        }
        return Optional.of(() -> release(shares));
    }

    private void release(List<Share> shares) {
        shares.forEach(share -> held.computeIfPresent(share.key(), (key, count) -> count == 1 ? null : count - 1));
    }
}
