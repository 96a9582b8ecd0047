package org.redress.problem;

/** The body is not JSON: 400, with the place where it ceases to be. */
public class MalformedJsonException extends ProblemException {
    private final long line;
    private final long column;

    /** @param rule what is wrong there, in words of our own */
    public MalformedJsonException(String rule, long line, long column) {
        super(rule);
        this.line = line;
        this.column = column;
    }

    /** Counted from 1. */
    public long line() {
        return line;
    }

    /** Counted from 1. */
    public long column() {
        return column;
    }

    @Override
    public Problem problem() {
        return Problem.of(this);
    }
}
