package org.redress.operator;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.party.Merchant;
import org.redress.reason.ReferenceDataService;
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
    ReferenceDataService referenceData;

    @Context
    ResourceInfo resource;

    /** @throws MerchantUnavailableException if the merchant does not take this call in its state */
    @Override
    public void filter(ContainerRequestContext request) {
        RolesAllowed allowed = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        if (allowed == null || !(request.getSecurityContext().getUserPrincipal() instanceof Caller caller)) {
            return;
        }
        List<String> roles = List.of(allowed.value());
        boolean isChat = roles.equals(List.of(Role.CHATBOT));
        if (isChat || request.getUriInfo().getPathParameters().containsKey(MerchantFilter.PARAMETER)) {
            // The chat replies itself, in the language of its user; a viewer's call changes nothing
            boolean isRead = isChat
                    || roles.contains(Role.VIEWER)
                    || List.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod());
            check(referenceData.merchant(caller.merchantId()), isRead);
        }
    }

    private static void check(@Nullable Merchant merchant, boolean isRead) {
        if (merchant == null) {
            return;
        }
        switch (merchant.getState()) {
            case ACTIVE -> {}
            case SUSPENDED -> {
                if (!isRead) {
                    throw new MerchantUnavailableException(
                            "The merchant is suspended and can only be read: " + merchant.getStateReason());
                }
            }
            case DRAFT -> throw new MerchantUnavailableException("The merchant is not active yet.");
            case CLOSED -> throw new MerchantUnavailableException("The merchant is closed.");
        }
    }
}
