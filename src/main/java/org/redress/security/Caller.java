package org.redress.security;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/**
 * Caller of a request, as its checked token describes it.
 *
 * @param identity the key of everything that is remembered for the caller
 * @param roles values of {@link Role}, may be empty
 * @param clientIds ids of the merchants that the caller acts for, may be empty; after {@link MerchantFilter} only the
 *     merchant of the path
 */
public record Caller(CallerIdentity identity, Set<String> roles, Set<Integer> clientIds) implements Principal {
    public Caller {
        roles = Set.copyOf(roles);
        clientIds = Set.copyOf(clientIds);
    }

    /** Returns the caller of a request that has passed {@link BearerAuthenticationFilter}. */
    public static Caller of(SecurityContext context) {
        return (Caller) context.getUserPrincipal();
    }

    /** Returns the server itself as a caller, without roles and merchants. */
    public static Caller internal(String name) {
        // No issuer has an empty name
        return new Caller(new CallerIdentity("", name, null, Set.of()), Set.of(), Set.of());
    }

    @Override
    public String getName() {
        return name();
    }

    /** Returns the name in timelines: the token's subject, or its client. */
    public String name() {
        return identity.name();
    }

    /**
     * Returns the key of the limits that all callers of a merchant share: the call's merchant, or on a route without
     * one the merchants of the token.
     */
    public Object merchantKey() {
        return clientIds;
    }

    /**
     * Returns this caller without its other merchants.
     *
     * @throws ForbiddenException if the caller does not act for this merchant, whether it exists or not
     */
    Caller narrowedTo(int clientId) {
        if (!clientIds.contains(clientId)) {
            throw new ForbiddenException();
        }
        return new Caller(identity, roles, Set.of(clientId));
    }

    /**
     * Returns the id of the call's merchant: the one in the path, or on a route without {@code {clientId}} the only one
     * of the token.
     *
     * @throws ForbiddenException if the token of a call without a merchant in its path has none or several
     */
    public int merchantId() {
        if (clientIds.size() != 1) {
            throw new ForbiddenException();
        }
        return clientIds.iterator().next();
    }
}
