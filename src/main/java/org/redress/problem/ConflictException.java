package org.redress.problem;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** The request conflicts with the current state: 409. Thrown before any change, so that nothing is rolled back. */
@ApplicationException
public class ConflictException extends ProblemException {
    private final transient Violation violation;

    /** @param violation names the field and the rule of the conflict */
    public ConflictException(Violation violation) {
        super(violation.field() + " " + violation.rule());
        this.violation = violation;
    }

    @Override
    public Problem problem() {
        return Problem.of(409, getMessage() + ".", List.of(violation));
    }
}
