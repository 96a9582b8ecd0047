package org.redress.problem;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** The request stands against what is there already: 409. Thrown before anything was changed. */
@ApplicationException
public class ConflictException extends ProblemException {
    private final transient Violation violation;

    /** @param violation what is in the way */
    public ConflictException(Violation violation) {
        super(violation.field() + " " + violation.rule());
        this.violation = violation;
    }

    @Override
    public Problem problem() {
        return Problem.of(409, getMessage() + ".", List.of(violation));
    }
}
