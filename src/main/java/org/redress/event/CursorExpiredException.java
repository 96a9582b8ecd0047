package org.redress.event;

import java.util.List;
import org.redress.problem.Problem;
import org.redress.problem.ProblemException;
import org.redress.problem.Violation;

/** Events after the cursor are deleted already: 410, with the oldest cursor that can be read. */
class CursorExpiredException extends ProblemException {
    private final Violation violation;

    CursorExpiredException(long oldest) {
        super("Events after this cursor are no longer kept. The oldest cursor is " + oldest + ".");
        violation = new Violation("cursor", "must be at least " + oldest, "query");
    }

    @Override
    public Problem problem() {
        return Problem.of(410, getMessage(), List.of(violation));
    }
}
