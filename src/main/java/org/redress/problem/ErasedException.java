package org.redress.problem;

/** The call with this Idempotency-Key was answered, and the customer of its answer was erased: 410. */
public class ErasedException extends ProblemException {
    /** Creates it with a detail that says why there is no answer. */
    public ErasedException() {
        super("A call with this Idempotency-Key was answered; its customer has been erased, and the answer with it.");
    }

    @Override
    public Problem problem() {
        return Problem.of(410, getMessage());
    }
}
