package org.redress.retry;

import org.redress.problem.InvalidRequest;

/**
 * A call as far as it can be recognised when it comes again.
 *
 * @param id a digest of the caller and the caller's key; null where there is no key
 * @param request a digest of what is asked for
 */
public record RepeatableCall(String id, String request) {
    public static final String HEADER = "Idempotency-Key";

    /**
     * Identifies a call by its caller and key, and describes it by the digest of its request.
     *
     * @param key value of the header, null if there is none
     * @param request route, merchant and parsed content; no URL, which differs between servers
     * @throws InvalidRequest if the key is malformed
     */
    public static RepeatableCall of(String caller, String key, CanonicalForm request) {
        return new RepeatableCall(checked(key) == null ? null : Digest.of(caller, key), request.digest());
    }

    /** The key itself, or null. */
    public static String checked(String key) {
        if (key != null && !key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new InvalidRequest(HEADER, "must be 1..255 visible ASCII characters", "header");
        }
        return key;
    }
}
