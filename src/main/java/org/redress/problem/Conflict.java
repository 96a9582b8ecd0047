package org.redress.problem;

import jakarta.ejb.ApplicationException;

/** The request stands against what is there already: 409. Thrown before anything was changed. */
@ApplicationException
public class Conflict extends RuntimeException {
    private final transient Violation violation;

    /** @param violation what is in the way */
    public Conflict(Violation violation) {
        super(violation.field() + " " + violation.rule());
        this.violation = violation;
    }

    public Violation violation() {
        return violation;
    }
}
