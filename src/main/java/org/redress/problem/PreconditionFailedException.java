package org.redress.problem;

/** Somebody else has changed what the caller means to change (RFC 9110, 13.1.1): 412. */
public class PreconditionFailedException extends ProblemException {
    public PreconditionFailedException() {
        super("It has changed since you read it. Read it again, and send its ETag in If-Match.");
    }

    @Override
    public Problem problem() {
        return Problem.of(412, getMessage());
    }
}
