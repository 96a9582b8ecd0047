package org.redress.security;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Caller of a request, as its checked token describes it.
 *
 * @param identity the key of everything that is remembered for the caller
 * @param fullName claim name, for people to read; null if the token has none
 * @param roles values of {@link Role}, may be empty
 * @param clientIds ids of the merchants that the caller acts for, may be empty; after {@link MerchantFilter} only the
 *     merchant of the path
 * @param merchantNames names in the token that may open further merchants, at most {@link TrustedIssuer#MAX_NAMES}
 * @param expiresAt end of the token; null for the server itself
 */
public record Caller(
        CallerIdentity identity,
        @Nullable String fullName,
        Set<String> roles,
        Set<Integer> clientIds,
        Set<String> merchantNames,
        @Nullable Instant expiresAt)
        implements Principal {
    public Caller {
        roles = Set.copyOf(roles);
        clientIds = Set.copyOf(clientIds);
        merchantNames = Set.copyOf(merchantNames);
    }

    /** Creates a caller without a token. */
    public Caller(CallerIdentity identity, Set<String> roles, Set<Integer> clientIds) {
        this(identity, null, roles, clientIds, Set.of(), null);
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

    /**
     * Returns the server itself as a caller on behalf of a merchant, without roles.
     *
     * @param name key of what is remembered for the caller
     */
    public static Caller internal(String name, int merchantId) {
        Set<Integer> merchants = Set.of(merchantId);
        return new Caller(new CallerIdentity("", name, null, merchants), Set.of(), merchants);
    }

    @Override
    public String getName() {
        return name();
    }

    /** Returns the name in timelines: the token's claim name, else its subject, or its client. */
    public String name() {
        return fullName == null ? identity.name() : fullName;
    }

    /**
     * Returns the key of the limits that all callers of a merchant share: the call's merchant, or on a route without
     * one the merchants of the token.
     */
    public Object merchantKey() {
        return clientIds;
    }

    /** Returns this caller with further merchants, as if its token had their ids. */
    public Caller opening(Set<Integer> more) {
        if (clientIds.containsAll(more)) {
            return this;
        }
        Set<Integer> all = new HashSet<>(clientIds);
        all.addAll(more);
        CallerIdentity extended = new CallerIdentity(identity.issuer(), identity.subject(), identity.client(), all);
        return new Caller(extended, fullName, roles, all, merchantNames, expiresAt);
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
        return new Caller(identity, fullName, roles, Set.of(clientId), merchantNames, expiresAt);
    }

    /**
     * Returns the id of the call's merchant: the one in the path, or on a route without {@code {clientId}} the only one
     * of the token.
     *
     * @throws ForbiddenException if the token of a call without a merchant in its path has none or several
     */
    public int merchantId() {
        return onlyMerchantId().orElseThrow(ForbiddenException::new);
    }

    /** Returns the id of the call's merchant; empty on a route without a merchant if the token has none or several. */
    public Optional<Integer> onlyMerchantId() {
        return clientIds.size() == 1 ? Optional.of(clientIds.iterator().next()) : Optional.empty();
    }
}
