package org.redress.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.http.ApiPaths;
import org.redress.security.Caller;

/**
 * Stores route, merchant, roles and language of a REST call as an attribute of the request, for {@link
 * RequestLoggingFilter}.
 */
@Provider
@ApplicationScoped
public class RequestAttributesFilter implements ContainerResponseFilter {
    static final String ATTRIBUTE = RequestAttributesFilter.class.getName();

    private static final String CHAT = ApiPaths.BASE + "/ecom/";
    private static final Caller ANONYMOUS = Caller.internal("nobody");

    @Context
    ResourceInfo resource;

    /**
     * Attributes of a request.
     *
     * @param route the template, such as /api/rest/v1/{clientId}/disputes
     * @param clientId null if no merchant is known
     * @param roles comma-separated, empty if no caller is known
     * @param language of the chat's response, null for other responses
     */
    record RequestAttributes(String route, @Nullable Integer clientId, String roles, @Nullable Locale language) {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        // Responses to OPTIONS come from classes of the server
        if (method != null && method.getDeclaringClass().isAnnotationPresent(Path.class)) {
            String route = route(method, request.getUriInfo().getBaseUri().getPath());
            boolean known = request.getSecurityContext().getUserPrincipal() instanceof Caller;
            Caller caller = known ? Caller.of(request.getSecurityContext()) : ANONYMOUS;
            String roles = caller.roles().stream().sorted().collect(Collectors.joining(","));
            // Names in another language are no answers of the chat
            Locale language = route.startsWith(CHAT) ? response.getLanguage() : null;
            request.setProperty(ATTRIBUTE, new RequestAttributes(route, clientId(caller, request), roles, language));
        }
    }

    private static String route(Method method, String base) {
        Path below = method.getAnnotation(Path.class);
        return base
                + method.getDeclaringClass().getAnnotation(Path.class).value()
                + (below == null ? "" : "/" + below.value());
    }

    /** Returns the merchant of the path if the caller acts for it, or the only one of the token; null otherwise. */
    private static @Nullable Integer clientId(Caller caller, ContainerRequestContext request) {
        Set<Integer> its = caller.clientIds();
        String clientId = request.getUriInfo().getPathParameters().getFirst("clientId");
        if (clientId == null) {
            return its.size() == 1 ? its.iterator().next() : null;
        }
        return its.stream()
                .filter(id -> id.toString().equals(clientId))
                .findFirst()
                .orElse(null);
    }
}
