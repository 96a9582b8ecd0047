package org.redress.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The request breaks rules of the contract: 400, with each of them. */
public class InvalidRequestException extends ProblemException {
    private final transient List<Violation> violations;

    public InvalidRequestException(List<Violation> violations) {
        super(violations.stream().map(v -> v.field() + " " + v.rule()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public InvalidRequestException(String field, String rule, String place) {
        this(List.of(new Violation(field, rule, place)));
    }

    public List<Violation> violations() {
        return violations;
    }

    @Override
    public Problem problem() {
        return Problem.of(400, getMessage() + ".", violations);
    }
}
