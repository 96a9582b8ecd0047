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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rejects requests that exclude each type of the resource by a quality of 0 (RFC 9110, 12.5.1); servers ignore it. */
@Provider
@ApplicationScoped
// After the token and the merchant
@Priority(Priorities.AUTHORIZATION + 3)
public class AcceptFilter implements ContainerRequestFilter {
    private static final Pattern EXCLUDED = Pattern.compile("(?i);\\s*q\\s*=\\s*0(\\.0{0,3})?\\s*(;|,|$)");

    private static final Logger LOG = System.getLogger(AcceptFilter.class.getName());

    @Context
    ResourceInfo resource;

    /** @throws NotAcceptableException (406) if no type of the resource is wanted */
    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || !EXCLUDED.matcher(accept).find()) {
            return;
        }
        Produces produced = produced();
        if (produced == null) {
            return;
        }
        Map<MediaType, Boolean> ranges = ranges(accept);
        if (Arrays.stream(produced.value()).map(MediaType::valueOf).allMatch(type -> isExcluded(type, ranges))) {
            throw new NotAcceptableException();
        }
    }

    /** Returns the media ranges of the header and whether each has the quality 0. Ignores those that are none. */
    private static Map<MediaType, Boolean> ranges(String accept) {
        Map<MediaType, Boolean> ranges = new LinkedHashMap<>();
        for (String range : accept.split(",")) {
            try {
                ranges.put(
                        MediaType.valueOf(range.strip()),
                        EXCLUDED.matcher(range).find());
            } catch (IllegalArgumentException e) {
                LOG.log(Level.DEBUG, "a media range is ignored");
            }
        }
        return ranges;
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
    private static boolean isExcluded(MediaType type, Map<MediaType, Boolean> ranges) {
        return ranges.keySet().stream()
                .filter(type::isCompatible)
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .map(ranges::get)
                .orElse(true);
    }
}
