package org.redress.idempotency;

import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.problem.InvalidRequestException;
import org.redress.security.Caller;

/**
 * Identity of a call, to recognise it when it is sent again.
 *
 * @param merchantId clientId of the call's merchant; 0 for a call of an operator
 * @param id digest of caller, merchant, route and key; null if there is no key
 * @param request digest of the request
 */
public record IdempotentRequest(int merchantId, @Nullable String id, String request) {
    /** Name of the header. */
    public static final String HEADER = "Idempotency-Key";

    /** Stands for the merchant of operators' calls: ids of merchants begin with 1. */
    private static final int NO_MERCHANT = 0;

    /**
     * Identifies a call of an operator, which is no merchant's, by its key.
     *
     * @throws InvalidRequestException if the key is malformed
     * @see #of
     */
    public static IdempotentRequest ofOperator(
            Caller caller, String route, @Nullable String key, CanonicalForm request) {
        return new IdempotentRequest(NO_MERCHANT, id(caller, NO_MERCHANT, route, key), request.digest());
    }

    /**
     * Identifies a call by its key, and describes it by the digest of its request.
     *
     * @param route name of the route; no URL, which differs between servers
     * @param key value of the header, null if there is none
     * @param request parsed content
     * @throws InvalidRequestException if the key is malformed
     */
    public static IdempotentRequest of(Caller caller, String route, @Nullable String key, CanonicalForm request) {
        return new IdempotentRequest(caller.merchantId(), id(caller, route, key), request.digest());
    }

    /**
     * Returns the digest of a key with its caller, its merchant and its route, in 64 hexadecimal digits.
     *
     * @param key value of the header
     * @return null if the key is null
     * @throws InvalidRequestException if the key is malformed
     */
    public static @Nullable String id(Caller caller, String route, @Nullable String key) {
        return key == null ? null : id(caller, caller.merchantId(), route, key);
    }

    private static @Nullable String id(Caller caller, int merchantId, String route, @Nullable String key) {
        if (key == null) {
            return null;
        }
        if (!key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new InvalidRequestException(HEADER, "must be 1..255 visible ASCII characters", "header");
        }
        return CanonicalForm.of("idempotency key")
                .add("caller", caller.identity().canonicalForm())
                .add("clientId", merchantId)
                .add("route", route)
                .add("key", key)
                .digest();
    }
}
