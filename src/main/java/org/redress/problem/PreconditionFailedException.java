package org.redress.problem;

/** The object has changed since the caller read it (RFC 9110, 13.1.1): 412. */
public class PreconditionFailedException extends ProblemException {
    /** Creates it with a detail that says to read the object again. */
    public PreconditionFailedException() {
        super("It has changed since you read it. Read it again, and send its ETag in If-Match.");
    }

    @Override
    public Problem problem() {
        return Problem.of(412, getMessage());
    }
}
