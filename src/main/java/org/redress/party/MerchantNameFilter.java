package org.redress.party;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.redress.security.Caller;
import org.redress.security.CallerContext;
import org.redress.security.Role;

/**
 * Adds the merchants that names in the caller's token open. They are resolved for each call, since verified tokens are
 * cached for longer than a change may take.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION + 1)
public class MerchantNameFilter implements ContainerRequestFilter {
    @Inject
    MerchantNames names;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        if (security.getUserPrincipal() instanceof Caller caller) {
            Caller opened = isChat(caller) ? names.openForChat(caller) : names.open(caller);
            if (!opened.equals(caller)) {
                request.setSecurityContext(new CallerContext(opened, security.isSecure()));
            }
        }
    }

    /** Returns whether the call is allowed to the caller as a chat platform, and not by another role. */
    private boolean isChat(Caller caller) {
        return Role.allowed(resource.getResourceMethod()).stream()
                .filter(caller.roles()::contains)
                .toList()
                .equals(List.of(Role.CHATBOT));
    }
}
