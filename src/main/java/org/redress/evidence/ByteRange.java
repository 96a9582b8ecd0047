package org.redress.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a file (RFC 9110, 14). @param from counted from 0 @param length none where it lies behind the end */
public record ByteRange(long from, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty where the header is none that is understood, as that of several parts: then it is the whole file. */
    public static Optional<ByteRange> of(String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long length = Math.min(size, Long.parseLong(range.group(2)));
            return Optional.of(new ByteRange(size - length, length));
        }
        long from = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        if (last < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, Math.max(0, Math.min(last, size - 1) - from + 1)));
    }

    public boolean isSatisfiable() {
        return length > 0;
    }

    /** As the header Content-Range tells it. */
    public String of(long size) {
        return "bytes " + (isSatisfiable() ? from + "-" + (from + length - 1) : "*") + "/" + size;
    }
}
