package org.redress.connection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Position of the log that the queries of a call must see, for the thread of the call. The primary is asked once, while
 * one replica answers all queries and the call changes nothing.
 */
public final class CallPosition {
    private static final ThreadLocal<@Nullable CallPosition> CURRENT = new ThreadLocal<>();

    private @Nullable Seen seen;

    /** A replica that has answered, and the position that it had to reach. */
    private record Seen(String replica, LogPosition position) {}

    private CallPosition() {}

    /** Begins a call of this thread. */
    public static void begin() {
        CURRENT.set(new CallPosition());
    }

    public static void end() {
        CURRENT.remove();
    }

    /**
     * Returns the position, if this replica has answered all queries since the primary was asked. Another one may lack
     * changes that an earlier query of the call has seen.
     */
    static Optional<LogPosition> seenBy(String replica) {
        CallPosition call = CURRENT.get();
        return call == null || call.seen == null || !call.seen.replica().equals(replica)
                ? Optional.empty()
                : Optional.of(call.seen.position());
    }

    /** Records that a replica at this position answers. */
    static void answeredBy(String replica, LogPosition position) {
        CallPosition call = CURRENT.get();
        if (call != null) {
            call.seen = new Seen(replica, position);
        }
    }

    /** Records that the primary answers, which is further than each replica, or changes something. */
    static void answeredByPrimary() {
        CallPosition call = CURRENT.get();
        if (call != null) {
            call.seen = null;
        }
    }
}
