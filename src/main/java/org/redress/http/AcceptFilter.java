package org.redress.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rejects requests that exclude each type of the resource by a quality of 0 (RFC 9110, 12.5.1); servers ignore it. */
@Provider
@ApplicationScoped
// After the token and the merchant
@Priority(Priorities.AUTHORIZATION + 3)
public class AcceptFilter implements ContainerRequestFilter {
    private static final Pattern EXCLUDED = Pattern.compile("(?i);\\s*q\\s*=\\s*0(\\.0{0,3})?\\s*(;|,|$)");

    @Context
    ResourceInfo resource;

    /** @throws NotAcceptableException (406) if no type of the resource is wanted */
    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || !EXCLUDED.matcher(accept).find() || produced() == null) {
            return;
        }
        List<String> ranges = Arrays.stream(accept.split(",")).toList();
        if (Arrays.stream(produced().value()).map(MediaType::valueOf).allMatch(type -> isExcluded(type, ranges))) {
            throw new NotAcceptableException();
        }
    }

    private @Nullable Produces produced() {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return null;
        }
        Produces own = method.getAnnotation(Produces.class);
        return own != null ? own : resource.getResourceClass().getAnnotation(Produces.class);
    }

    /** Asks the most specific range that includes the type. */
    private static boolean isExcluded(MediaType type, List<String> ranges) {
        Optional<String> nearest = ranges.stream()
                .filter(range -> MediaType.valueOf(range.strip()).isCompatible(type))
                .min(Comparator.comparing((String range) ->
                                MediaType.valueOf(range.strip()).isWildcardType())
                        .thenComparing(range -> MediaType.valueOf(range.strip()).isWildcardSubtype()));
        return nearest.map(range -> EXCLUDED.matcher(range).find()).orElse(true);
    }
}
