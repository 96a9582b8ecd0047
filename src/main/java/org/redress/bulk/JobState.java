package org.redress.bulk;

/** State of a job. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED
}
