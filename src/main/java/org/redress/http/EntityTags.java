package org.redress.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InvalidRequestException;

/**
 * Value of If-Match or If-None-Match (RFC 9110, 8.8.3).
 *
 * @param tags entity tags with their quotes, and W/ if weak; empty for *, which matches any
 */
public record EntityTags(Set<String> tags) {
    // One tag and its separator at a time: Java matches a repeated group by recursion, and overflows the stack
    private static final Pattern TAG = Pattern.compile("\\G\\s*((?:W/)?\"[\\x21\\x23-\\x7E]*\")\\s*(,|\\z)");

    /**
     * Parses a header.
     *
     * @param name of the header, for the violation
     * @param header entity tags, separated by commas, or *; null if there is none
     * @return null if there is none
     * @throws InvalidRequestException if it is malformed
     */
    static @Nullable EntityTags of(String name, @Nullable String header) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        Set<String> tags = new HashSet<>();
        boolean whole = value.equals("*");
        Matcher next = TAG.matcher(value);
        while (!whole && next.find()) {
            tags.add(next.group(1));
            whole = next.group(2).isEmpty();
        }
        if (!whole) {
            throw new InvalidRequestException(name, "must be * or ETags that were read, with their quotes", "header");
        }
        return new EntityTags(Set.copyOf(tags));
    }

    /** Compares strongly (RFC 9110, 8.8.3.2): weak tags never match. */
    boolean matchStrongly(String tag) {
        return tags.isEmpty() || tags.contains('"' + tag + '"');
    }

    /** Compares weakly: W/ is ignored. */
    boolean matchWeakly(String tag) {
        return matchStrongly(tag) || tags.contains("W/\"" + tag + '"');
    }
}
