package org.redress.http;

import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.PreconditionRequiredException;

/**
 * The preconditions If-Match and If-None-Match of a change (RFC 9110, 13.1).
 *
 * @param ifMatch null if the header is missing
 * @param ifNoneMatch null if the header is missing
 */
public record Preconditions(@Nullable EntityTags ifMatch, @Nullable EntityTags ifNoneMatch) {
    /**
     * Reads the headers of a change of something that may not exist yet.
     *
     * @throws InvalidRequestException if one is malformed
     */
    public static Preconditions ifGiven(HttpHeaders headers) {
        return of(headers.getHeaderString(HttpHeaders.IF_MATCH), headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    }

    /**
     * Reads the headers of a change that needs If-Match.
     *
     * @throws PreconditionRequiredException if there is no precondition
     * @throws InvalidRequestException if one is malformed
     */
    public static Preconditions of(HttpHeaders headers) {
        Preconditions given = ifGiven(headers);
        if (given.ifMatch == null && given.ifNoneMatch == null) {
            throw new PreconditionRequiredException();
        }
        return given;
    }

    /**
     * Parses the values of both headers.
     *
     * @throws InvalidRequestException if one is malformed
     */
    public static Preconditions of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Preconditions(
                EntityTags.of(HttpHeaders.IF_MATCH, ifMatch), EntityTags.of(HttpHeaders.IF_NONE_MATCH, ifNoneMatch));
    }

    /**
     * Compares with the current state before a change.
     *
     * @param tag current entity tag, without quotes
     * @throws PreconditionFailedException if If-Match names other states only, or If-None-Match this one
     * @throws PreconditionRequiredException if there is no If-Match
     */
    public void check(String tag) {
        checkNoneMatches(tag);
        if (ifMatch == null) {
            throw new PreconditionRequiredException();
        }
        if (!ifMatch.matchStrongly(tag)) {
            throw new PreconditionFailedException();
        }
    }

    /**
     * Compares If-None-Match alone with the current state.
     *
     * @throws PreconditionFailedException if it names this state
     */
    public void checkNoneMatches(String tag) {
        if (ifNoneMatch != null && ifNoneMatch.matchWeakly(tag)) {
            throw new PreconditionFailedException();
        }
    }

    /**
     * Checks that something may be created.
     *
     * @throws PreconditionFailedException if If-Match names a state
     */
    public void checkNew() {
        if (ifMatch != null) {
            throw new PreconditionFailedException();
        }
    }
}
