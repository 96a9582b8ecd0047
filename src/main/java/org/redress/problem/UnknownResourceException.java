package org.redress.problem;

/** The requested object does not exist or is not the caller's: 404, with the same bytes for both. */
public class UnknownResourceException extends ProblemException {

    /** @param what the contract's word for the object, such as "dispute" */
    public UnknownResourceException(String what) {
        super("There is no such " + what + ".");
    }

    @Override
    public Problem problem() {
        return Problem.of(404, getMessage());
    }
}
