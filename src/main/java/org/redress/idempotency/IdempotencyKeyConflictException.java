package org.redress.idempotency;

import java.util.List;
import org.redress.problem.Problem;
import org.redress.problem.ProblemException;
import org.redress.problem.Violation;

/**
 * The Idempotency-Key cannot be used: 422 if it was sent with another request, 409 if a request with it is in progress.
 */
public class IdempotencyKeyConflictException extends ProblemException {
    private final boolean answered;

    /** @param answered whether the other request is answered already */
    IdempotencyKeyConflictException(boolean answered) {
        super(
                answered
                        ? "was sent with another request in the last 24 hours"
                        : "is used by a request in progress; retry shortly");
        this.answered = answered;
    }

    @Override
    public Problem problem() {
        Violation violation = new Violation(IdempotentRequest.HEADER, getMessage(), "header");
        return Problem.of(answered ? 422 : 409, violation.field() + " " + violation.rule() + ".", List.of(violation));
    }
}
