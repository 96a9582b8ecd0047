package org.redress.problem;

import java.util.List;
import java.util.Map;

/** The body has a content coding such as gzip: 415 with Accept-Encoding (RFC 9110, 15.5.16). */
public class UnsupportedContentCodingException extends ProblemException {
    private static final Violation VIOLATION =
            new Violation("Content-Encoding", "must be identity or omitted: send the body as it is", "header");

    public UnsupportedContentCodingException() {
        super(VIOLATION.field() + " " + VIOLATION.rule());
    }

    @Override
    public Problem problem() {
        return Problem.of(415, getMessage() + ".", List.of(VIOLATION));
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Accept-Encoding", "identity");
    }
}
