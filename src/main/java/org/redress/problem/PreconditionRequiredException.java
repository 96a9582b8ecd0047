package org.redress.problem;

/** The change lacks If-Match (RFC 6585, 3): 428. */
public class PreconditionRequiredException extends ProblemException {
    /** Creates it with a detail that says to send the ETag. */
    public PreconditionRequiredException() {
        super("Send the ETag that you read in the header If-Match, or If-Match: * for whatever stands there now.");
    }

    @Override
    public Problem problem() {
        return Problem.of(428, getMessage());
    }
}
