package org.redress.security;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/**
 * Who calls, as a checked token says.
 *
 * @param name the token's subject
 * @param roles of {@link Role}
 * @param clientIds the merchants that the caller acts for
 */
public record Caller(String name, Set<String> roles, Set<Integer> clientIds) implements Principal {
    public Caller {
        roles = Set.copyOf(roles);
        clientIds = Set.copyOf(clientIds);
    }

    public static Caller of(SecurityContext context) {
        return (Caller) context.getUserPrincipal();
    }

    @Override
    public String getName() {
        return name;
    }

    /** @throws ForbiddenException where the caller does not act for this merchant, whether there is one or not */
    public int actingFor(int clientId) {
        if (!clientIds.contains(clientId)) {
            throw new ForbiddenException();
        }
        return clientId;
    }

    /** The merchant of a chat. @throws ForbiddenException where the token is not bound to exactly one */
    public int merchantId() {
        if (clientIds.size() != 1) {
            throw new ForbiddenException();
        }
        return clientIds.iterator().next();
    }
}
