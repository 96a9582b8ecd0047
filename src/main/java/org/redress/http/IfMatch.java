package org.redress.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.PreconditionRequiredException;

/** Which state of a thing a change is meant for (RFC 9110, 13.1.1). @param tags with their quotes; empty: any state */
public record IfMatch(Set<String> tags) {
    public static final String HEADER = "If-Match";

    private static final String TAG = "(W/)?\"[\\x21\\x23-\\x7E]*\"";
    private static final Pattern TAGS = Pattern.compile(TAG + "(\\s*,\\s*" + TAG + ")*");

    /**
     * @param header its value, several with commas between, or null
     * @throws PreconditionRequiredException where there is none
     * @throws InvalidRequestException where it has not the form
     */
    public static IfMatch of(String header) {
        if (header == null) {
            throw new PreconditionRequiredException();
        }
        String value = header.strip();
        if (value.equals("*")) {
            return new IfMatch(Set.of());
        }
        if (!TAGS.matcher(value).matches()) {
            throw new InvalidRequestException(HEADER, "must be * or the ETag that was read, with its quotes", "header");
        }
        return new IfMatch(Arrays.stream(value.split("\\s*,\\s*")).collect(Collectors.toUnmodifiableSet()));
    }

    /** Empty where there is none: for a change that needs it only where it would undo something. */
    public static Optional<IfMatch> ifGiven(String header) {
        return Optional.ofNullable(header).map(IfMatch::of);
    }

    /** @param tag of how it stands now, without quotes. @throws PreconditionFailed where another is meant */
    public void check(String tag) {
        if (!tags.isEmpty() && !tags.contains('"' + tag + '"')) {
            throw new PreconditionFailedException();
        }
    }
}
