package org.redress.problem;

/** The body is not JSON: 400, with line and column of the first error. */
public class MalformedJsonException extends ProblemException {
    private final long line;
    private final long column;

    /**
     * @param rule the error, without quotes of the body
     * @param line from 1
     * @param column from 1
     */
    public MalformedJsonException(String rule, long line, long column) {
        super(rule);
        this.line = line;
        this.column = column;
    }

    /** Returns the line of the error, from 1. */
    public long line() {
        return line;
    }

    /** Returns the column of the error, from 1. */
    public long column() {
        return column;
    }

    @Override
    public Problem problem() {
        return Problem.of(this);
    }
}
