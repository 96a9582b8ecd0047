package org.redress.problem;

/** What was asked for does not exist, or is none of the caller's business: 404, the same bytes for both. */
public class UnknownResourceException extends ProblemException {

    /** @param what in the contract's words, such as "dispute" */
    public UnknownResourceException(String what) {
        super("There is no such " + what + ".");
    }

    @Override
    public Problem problem() {
        return Problem.of(404, getMessage());
    }
}
