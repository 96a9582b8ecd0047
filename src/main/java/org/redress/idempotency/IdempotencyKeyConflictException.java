package org.redress.idempotency;

import java.util.List;
import org.redress.problem.Problem;
import org.redress.problem.ProblemException;
import org.redress.problem.Violation;

/** The idempotency key is another call's: 422 for one that asked for something else, 409 for one that is not answered yet. */
public class IdempotencyKeyConflictException extends ProblemException {
    private final boolean answered;

    IdempotencyKeyConflictException(boolean answered) {
        super(
                answered
                        ? "was sent with another request in the last 24 hours"
                        : "is of a call that is being answered; repeat yours in a moment");
        this.answered = answered;
    }

    @Override
    public Problem problem() {
        Violation violation = new Violation(IdempotentRequest.HEADER, getMessage(), "header");
        return Problem.of(answered ? 422 : 409, violation.field() + " " + violation.rule() + ".", List.of(violation));
    }
}
