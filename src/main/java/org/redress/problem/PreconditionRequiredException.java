package org.redress.problem;

/** A change that does not tell what it believes to change (RFC 6585, 3): 428. */
public class PreconditionRequiredException extends ProblemException {
    public PreconditionRequiredException() {
        super("Send the ETag that you read in the header If-Match, or If-Match: * for whatever stands there now.");
    }

    @Override
    public Problem problem() {
        return Problem.of(428, getMessage());
    }
}
