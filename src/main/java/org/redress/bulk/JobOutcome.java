package org.redress.bulk;

/** Outcome of a command for one dispute. */
public enum JobOutcome {
    /** Not executed yet. */
    WAITING,

    DONE,

    /** The dispute has changed since it was chosen. */
    CONFLICT,

    /** The dispute did not allow the command. */
    NOT_ALLOWED,

    /** The server failed each time. */
    FAILED,

    /** The job was cancelled before. */
    CANCELLED
}
