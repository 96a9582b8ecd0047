package org.redress.problem;

import java.util.List;

/** The content is rejected: it is too large (413) or not allowed (422). */
public class RejectedContentException extends ProblemException {
    private final int status;
    private final transient Violation violation;

    private RejectedContentException(int status, String field, String rule) {
        super(field + " " + rule);
        this.status = status;
        this.violation = new Violation(field, rule, "body");
    }

    /** Creates a 413; field and rule are those of {@link Violation}. */
    public static RejectedContentException tooLarge(String field, String rule) {
        return new RejectedContentException(413, field, rule);
    }

    /** Creates a 422; field and rule are those of {@link Violation}. */
    public static RejectedContentException unprocessable(String field, String rule) {
        return new RejectedContentException(422, field, rule);
    }

    /** Returns 413 or 422. */
    public int status() {
        return status;
    }

    @Override
    public Problem problem() {
        return Problem.of(status, getMessage() + ".", List.of(violation));
    }
}
