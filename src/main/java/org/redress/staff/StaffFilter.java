package org.redress.staff;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.redress.problem.InputLimits;
import org.redress.security.Caller;
import org.redress.security.MerchantFilter;
import org.redress.security.Role;

/**
 * Remembers the staff of merchants: callers with a role of staff and a name, on routes with a merchant. It writes
 * nothing itself, so that no call is slower or fails for it.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 3)
public class StaffFilter implements ContainerRequestFilter {
    @Inject
    StaffSightings sightings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller
                && request.getUriInfo().getPathParameters().containsKey(MerchantFilter.PARAMETER)
                && isPerson(caller)) {
            sightings.add(new Sighting(caller.merchantId(), caller.identity().name(), caller.name()));
        }
    }

    private static boolean isPerson(Caller caller) {
        return caller.fullName() != null
                && caller.identity().subject() != null
                && (caller.roles().contains(Role.MERCHANT) || caller.roles().contains(Role.VIEWER))
                && isShort(caller.name())
                && isShort(caller.identity().name());
    }

    private static boolean isShort(String text) {
        return text.codePointCount(0, text.length()) <= InputLimits.NAME;
    }
}
