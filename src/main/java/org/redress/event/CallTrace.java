package org.redress.event;

import org.jspecify.annotations.Nullable;

/** Trace of the call that the current thread works for. */
public final class CallTrace {
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private CallTrace() {}

    /**
     * Begins a call on this thread.
     *
     * @param traceparent header of W3C Trace Context, of the call's span
     */
    public static void begin(String traceparent) {
        CURRENT.set(traceparent);
    }

    /** Ends the call on this thread. */
    public static void end() {
        CURRENT.remove();
    }

    /** Returns the trace, null outside of a call. */
    static @Nullable String current() {
        return CURRENT.get();
    }
}
