package org.redress.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of a file (RFC 9110, 14).
 *
 * @param from first byte, counted from 0
 * @param length in bytes; 0 if the part is after the end of the file
 */
public record ByteRange(long from, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Parses the header Range.
     *
     * @param header null if there is none
     * @param size of the file, in bytes
     * @return empty for the whole file: without header, or if it is malformed or asks for several parts
     */
    public static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
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

    /**
     * Returns the value of the header Content-Range.
     *
     * @param size of the file, in bytes
     */
    public String of(long size) {
        return "bytes " + (isSatisfiable() ? from + "-" + (from + length - 1) : "*") + "/" + size;
    }
}
