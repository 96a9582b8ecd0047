package org.redress.idempotency;

import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.digest.Sha256;
import org.redress.problem.InvalidRequestException;

/**
 * Identity of a call, to recognise it when it is sent again.
 *
 * @param id digest of the caller and the key; null if there is no key
 * @param request digest of the request
 */
public record IdempotentRequest(@Nullable String id, String request) {
    /** Name of the header. */
    public static final String HEADER = "Idempotency-Key";

    /**
     * Identifies a call by its caller and key, and describes it by the digest of its request.
     *
     * @param key value of the header, null if there is none
     * @param request route, merchant and parsed content; no URL, which differs between servers
     * @throws InvalidRequestException if the key is malformed
     */
    public static IdempotentRequest of(String caller, @Nullable String key, CanonicalForm request) {
        String valid = checkKey(key);
        return new IdempotentRequest(valid == null ? null : Sha256.of(caller, valid), request.digest());
    }

    /**
     * Returns the key, or null if it is null.
     *
     * @throws InvalidRequest if it is malformed
     */
    public static @Nullable String checkKey(@Nullable String key) {
        if (key != null && !key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new InvalidRequestException(HEADER, "must be 1..255 visible ASCII characters", "header");
        }
        return key;
    }
}
