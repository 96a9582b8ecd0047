package org.redress.operations;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header traceparent of W3C Trace Context: the trace of a call, and this call's span in it.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param sampled true if the caller records the trace
 */
record TraceParent(String traceId, String spanId, boolean sampled) {
    static final String HEADER = "traceparent";

    // Later versions may append fields after a dash; version ff and ids of zeros are invalid
    private static final Pattern FORMAT = Pattern.compile(
            "(?!ff)(?<version>[0-9a-f]{2})-(?!0{32})(?<trace>[0-9a-f]{32})-(?!0{16})(?<span>[0-9a-f]{16})"
                    + "-(?<flags>[0-9a-f]{2})(?<more>-.*)?");

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Returns the span that OpenTelemetry's agent has begun for this call. Without the agent: a new span of the
     * caller's trace, or of a new trace if the caller sent none, several or an invalid one.
     *
     * @param headers all values of the header
     */
    static TraceParent of(List<String> headers) {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            return new TraceParent(span.getTraceId(), span.getSpanId(), span.isSampled());
        }
        Matcher sent = FORMAT.matcher(headers.size() == 1 ? headers.get(0) : "");
        if (!sent.matches() || (sent.group("version").equals("00") && sent.group("more") != null)) {
            return new TraceParent(digits(16), digits(8), false);
        }
        boolean sampled = (HexFormat.fromHexDigits(sent.group("flags")) & 1) == 1;
        return new TraceParent(sent.group("trace"), digits(8), sampled);
    }

    private static String digits(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Returns the value of the header. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + (sampled ? "01" : "00");
    }
}
