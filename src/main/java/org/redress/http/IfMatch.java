package org.redress.http;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.PreconditionRequiredException;

/**
 * The precondition If-Match of a change (RFC 9110, 13.1.1).
 *
 * @param tags entity tags with their quotes; empty for any state
 */
public record IfMatch(Set<String> tags) {
    /** Name of the header. */
    public static final String HEADER = "If-Match";

    // One tag and its separator at a time: Java matches a repeated group by recursion, and overflows the stack
    private static final Pattern TAG = Pattern.compile("\\G\\s*((?:W/)?\"[\\x21\\x23-\\x7E]*\")\\s*(,|\\z)");

    /**
     * Parses the header.
     *
     * @param header entity tags, separated by commas, or *; null if there is none
     * @throws PreconditionRequiredException if the header is null
     * @throws InvalidRequestException if the header is malformed
     */
    public static IfMatch of(@Nullable String header) {
        if (header == null) {
            throw new PreconditionRequiredException();
        }
        String value = header.strip();
        if (value.equals("*")) {
            return new IfMatch(Set.of());
        }
        Set<String> tags = new HashSet<>();
        boolean whole = false;
        Matcher next = TAG.matcher(value);
        while (!whole && next.find()) {
            tags.add(next.group(1));
            whole = next.group(2).isEmpty();
        }
        if (!whole) {
            throw new InvalidRequestException(HEADER, "must be * or the ETag that was read, with its quotes", "header");
        }
        return new IfMatch(Set.copyOf(tags));
    }

    /**
     * Parses an optional header.
     *
     * @return empty if it is null
     * @throws InvalidRequest if it is malformed
     */
    public static Optional<IfMatch> ifGiven(@Nullable String header) {
        return Optional.ofNullable(header).map(IfMatch::of);
    }

    /**
     * Compares with the current state.
     *
     * @param tag current entity tag, without quotes
     * @throws PreconditionFailedException if the header names other states
     */
    public void check(String tag) {
        if (!tags.isEmpty() && !tags.contains('"' + tag + '"')) {
            throw new PreconditionFailedException();
        }
    }
}
