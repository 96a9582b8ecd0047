package org.redress.problem;

/**
 * Another transaction has changed what this one relies on: 409. It is thrown while the call can still succeed in a new
 * transaction, and answered only after repetitions have failed, too.
 */
public class ConcurrentChangeException extends ProblemException {
    /** @param subject the changed thing, such as "order" */
    public ConcurrentChangeException(String subject) {
        super("The " + subject + " was changed by another call at the same time. Please try again.");
    }

    @Override
    public Problem problem() {
        return Problem.of(409, getMessage());
    }
}
