package org.redress.problem;

import jakarta.ejb.ApplicationException;

/** What was sent is understood, but not taken: it is too large (413), or must not be had here (422). Nothing changes. */
@ApplicationException(rollback = true)
public class Refused extends RuntimeException {
    private final int status;
    private final transient Violation violation;

    private Refused(int status, String field, String rule) {
        super(field + " " + rule);
        this.status = status;
        this.violation = new Violation(field, rule, "body");
    }

    public static Refused tooLarge(String field, String rule) {
        return new Refused(413, field, rule);
    }

    public static Refused unprocessable(String field, String rule) {
        return new Refused(422, field, rule);
    }

    public int status() {
        return status;
    }

    /** What is wrong, and with what. */
    public Violation violation() {
        return violation;
    }
}
