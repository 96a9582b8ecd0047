package org.redress.operator;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import org.redress.reason.ReferenceData;
import org.redress.security.Caller;
import org.redress.security.MerchantFilter;
import org.redress.security.Role;

/**
 * Refuses the calls that the state of their merchant does not allow. The merchant comes from the cache, so that a
 * change takes effect on this node at once and on others within a minute.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 2)
public class MerchantStateFilter implements ContainerRequestFilter {
    @Inject
    ReferenceData referenceData;

    @Context
    ResourceInfo resource;

    /** @throws org.redress.party.MerchantUnavailableException if the merchant does not take this call in its state */
    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null || !(request.getSecurityContext().getUserPrincipal() instanceof Caller caller)) {
            return;
        }
        List<String> roles = Role.allowed(method);
        // A link to an export is a caller without a role, of the merchant that it is for
        boolean isLink = roles.isEmpty();
        boolean isChat = roles.equals(List.of(Role.CHATBOT));
        if (isLink || isChat || request.getUriInfo().getPathParameters().containsKey(MerchantFilter.PARAMETER)) {
            // The chat replies itself, in the language of its user; a viewer's call changes nothing
            boolean isRead = isChat
                    || isLink
                    || roles.contains(Role.VIEWER)
                    || List.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod());
            referenceData.requireAvailable(caller.merchantId(), isRead);
        }
    }
}
