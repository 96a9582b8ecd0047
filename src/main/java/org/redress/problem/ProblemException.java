package org.redress.problem;

import jakarta.ejb.ApplicationException;

/** The caller is told no, by a fact that has a name. Thrown inside of a transaction, it undoes all of it. */
@ApplicationException(rollback = true)
public abstract class ProblemException extends RuntimeException {
    /** @param message what the caller can do about it */
    protected ProblemException(String message) {
        super(message);
    }

    /** What the caller reads. */
    public abstract Problem problem();
}
