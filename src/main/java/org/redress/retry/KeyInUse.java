package org.redress.retry;

import java.util.List;
import org.redress.problem.Problem;
import org.redress.problem.Refusal;
import org.redress.problem.Violation;

/** The idempotency key is another call's: 422 for one that asked for something else, 409 for one that is not answered yet. */
public class KeyInUse extends Refusal {
    private final boolean answered;

    KeyInUse(boolean answered) {
        super(
                answered
                        ? "was sent with another request in the last 24 hours"
                        : "is of a call that is being answered; repeat yours in a moment");
        this.answered = answered;
    }

    @Override
    public Problem problem() {
        Violation violation = new Violation(RepeatableCall.HEADER, getMessage(), "header");
        return Problem.of(answered ? 422 : 409, violation.field() + " " + violation.rule() + ".", List.of(violation));
    }
}
