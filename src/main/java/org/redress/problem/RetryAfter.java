package org.redress.problem;

/** Values of the Retry-After header of 503 responses, in seconds. */
public final class RetryAfter {
    /** All permits of the bulkhead are in use, or the database is unavailable. */
    public static final long BUSY = 1;

    /** The server has not started, or is being drained. */
    public static final long NOT_READY = 2;

    /** A file store, the virus scanner or the folder of temporary files is unavailable. */
    public static final long STORAGE = 10;

    private RetryAfter() {}
}
