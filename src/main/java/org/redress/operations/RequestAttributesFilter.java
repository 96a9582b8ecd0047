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
import org.redress.security.Caller;

/** Leaves at the request what only REST knows of it, for whoever waits at the door. */
@Provider
@ApplicationScoped
public class RequestAttributesFilter implements ContainerResponseFilter {
    static final String ATTRIBUTE = RequestAttributesFilter.class.getName();

    private static final Caller ANONYMOUS = new Caller("nobody", Set.of(), Set.of());

    @Context
    ResourceInfo resource;

    /**
     * @param route the template, such as /api/rest/v1/{clientId}/disputes
     * @param clientId null where no merchant is known
     * @param language of the answer, null where it has none
     */
    record RequestAttributes(String route, Integer clientId, String roles, Locale language) {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        // Servers answer OPTIONS with methods of their own
        if (method != null && method.getDeclaringClass().isAnnotationPresent(Path.class)) {
            String route = route(method, request.getUriInfo().getBaseUri().getPath());
            boolean known = request.getSecurityContext().getUserPrincipal() instanceof Caller;
            Caller caller = known ? Caller.of(request.getSecurityContext()) : ANONYMOUS;
            String roles = caller.roles().stream().sorted().collect(Collectors.joining(","));
            request.setProperty(
                    ATTRIBUTE, new RequestAttributes(route, clientId(caller, request), roles, response.getLanguage()));
        }
    }

    private static String route(Method method, String base) {
        Path below = method.getAnnotation(Path.class);
        return base
                + method.getDeclaringClass().getAnnotation(Path.class).value()
                + (below == null ? "" : "/" + below.value());
    }

    /** The merchant of the path, or the only one of the token. */
    private static Integer clientId(Caller caller, ContainerRequestContext request) {
        Set<Integer> its = caller.clientIds();
        String told = request.getUriInfo().getPathParameters().getFirst("clientId");
        if (told == null) {
            return its.size() == 1 ? its.iterator().next() : null;
        }
        return its.stream().filter(id -> id.toString().equals(told)).findFirst().orElse(null);
    }
}
