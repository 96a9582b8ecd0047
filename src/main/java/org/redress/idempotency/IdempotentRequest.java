package org.redress.idempotency;

import org.redress.digest.Sha256;
import org.redress.problem.InvalidRequestException;

/**
 * A call as far as it can be recognised when it comes again.
 *
 * @param id a digest of the caller and the caller's key; null where there is no key
 * @param request a digest of what is asked for
 */
public record IdempotentRequest(String id, String request) {
    public static final String HEADER = "Idempotency-Key";

    /**
     * @param key null where the caller gave none
     * @param request what is asked of what, and the body: whatever makes this call another than others, and is the same on each
     *     server; what addresses look like is not
     * @throws InvalidRequestException where the key has not the form
     */
    public static IdempotentRequest of(String caller, String key, String... request) {
        return new IdempotentRequest(checkKey(key) == null ? null : Sha256.of(caller, key), Sha256.of(request));
    }

    /** The key itself, or null. */
    public static String checkKey(String key) {
        if (key != null && !key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new InvalidRequestException(HEADER, "must be 1..255 visible ASCII characters", "header");
        }
        return key;
    }
}
