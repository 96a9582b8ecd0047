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
     * @param key null where the caller gave none
     * @param request what is asked of what, and the body: whatever makes this call another than others, and is the same on each
     *     server; what addresses look like is not
     * @throws InvalidRequest where the key has not the form
     */
    public static RepeatableCall of(String caller, String key, String... request) {
        return new RepeatableCall(checked(key) == null ? null : Digest.of(caller, key), Digest.of(request));
    }

    /** The key itself, or null. */
    public static String checked(String key) {
        if (key != null && !key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new InvalidRequest(HEADER, "must be 1..255 visible ASCII characters", "header");
        }
        return key;
    }
}
