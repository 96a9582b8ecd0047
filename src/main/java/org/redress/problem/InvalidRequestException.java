package org.redress.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The request violates rules of the contract: 400, with all violations. */
public class InvalidRequestException extends ProblemException {
    private final transient List<Violation> violations;

    /** @param violations at least one, in the order of the response */
    public InvalidRequestException(List<Violation> violations) {
        super(violations.stream().map(v -> v.field() + " " + v.rule()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** Creates one with a single violation; the parameters are those of {@link Violation}. */
    public InvalidRequestException(String field, String rule, String place) {
        this(List.of(new Violation(field, rule, place)));
    }

    /** Creates the one of a request without the body that its method requires. */
    public static InvalidRequestException noBody() {
        return new InvalidRequestException("body", "is required", "body");
    }

    /** Creates the one of a body whose connection ended before its last byte. */
    public static InvalidRequestException incompleteBody() {
        return new InvalidRequestException("body", "must be complete", "body");
    }

    /** Returns the same violations as those of a member of the body, of which the violations name fields. */
    public InvalidRequestException within(String member) {
        return new InvalidRequestException(violations.stream()
                .map(violation -> new Violation(
                        member + "." + violation.field(),
                        violation.rule(),
                        violation.place().replaceFirst("^body ", "body /" + member)))
                .toList());
    }

    /** Returns the violations, never empty. */
    public List<Violation> violations() {
        return violations;
    }

    @Override
    public Problem problem() {
        return Problem.of(400, getMessage() + ".", violations);
    }
}
