package org.redress.problem;

import jakarta.ejb.ApplicationException;
import java.util.Map;
import java.util.Objects;

/** Base of the exceptions that are answered with a problem. Rolls back the transaction that it leaves. */
@ApplicationException(rollback = true)
public abstract class ProblemException extends RuntimeException {
    /** @param message the error and its remedy, for the caller */
    protected ProblemException(String message) {
        super(message);
    }

    /** Returns the response's body; its status is the response's. */
    public abstract Problem problem();

    /** Returns headers of the response besides those of each problem. */
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
