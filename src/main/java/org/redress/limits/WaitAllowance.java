package org.redress.limits;

/**
 * Time that a client may keep a thread waiting. Waiting uses it up; transferred bytes restore it, up to its beginning,
 * so that a fast start does not pay for a slow end. Work between two waits costs nothing.
 */
final class WaitAllowance {
    private final long most;
    private final long nanosPerByte;
    private long left;

    /** @param nanosPerByte time that one byte restores; 0 if the allowance is for the whole transfer */
    WaitAllowance(long nanos, long nanosPerByte) {
        this.most = nanos;
        this.nanosPerByte = nanosPerByte;
        this.left = nanos;
    }

    /**
     * Uses up the time of one read or write.
     *
     * @return false if more was used than there was left
     */
    boolean spend(long nanos, long bytes) {
        left = Math.min(most, left - nanos + bytes * nanosPerByte);
        return left >= 0;
    }
}
