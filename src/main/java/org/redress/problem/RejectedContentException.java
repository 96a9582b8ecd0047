package org.redress.problem;

import java.util.List;

/** What was sent is understood, but not taken: it is too large (413), or must not be had here (422). Nothing changes. */
public class RejectedContentException extends ProblemException {
    private final int status;
    private final transient Violation violation;

    private RejectedContentException(int status, String field, String rule) {
        super(field + " " + rule);
        this.status = status;
        this.violation = new Violation(field, rule, "body");
    }

    public static RejectedContentException tooLarge(String field, String rule) {
        return new RejectedContentException(413, field, rule);
    }

    public static RejectedContentException unprocessable(String field, String rule) {
        return new RejectedContentException(422, field, rule);
    }

    public int status() {
        return status;
    }

    @Override
    public Problem problem() {
        return Problem.of(status, getMessage() + ".", List.of(violation));
    }
}
