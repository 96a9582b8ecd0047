package org.redress.report;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.limits.Bulkhead;
import org.redress.limits.RateLimiter;
import org.redress.limits.TooManyRequestsException;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.CallerContext;

/**
 * Uses a link to an export up, and sets the security context with its caller: all limits of a caller hold for the
 * download. HEAD is refused, since it would use the link up.
 */
@Provider
@ApplicationScoped
@ExportLinkAuthenticated
@Priority(Priorities.AUTHENTICATION)
public class ExportLinkFilter implements ContainerRequestFilter {
    // Guesses have no caller: together they get the share of one
    private static final Caller ANYBODY = Caller.internal("export links");

    @EJB
    ExportLinkService links;

    @Inject
    Bulkhead bulkhead;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "requests.per-second")
    int perSecond;

    @Context
    HttpServletRequest call;

    private RateLimiter addresses;

    @PostConstruct
    void configure() {
        addresses = RateLimiter.inWindow("second", perSecond, Duration.ofSeconds(1), clock);
    }

    /**
     * @throws UnknownResourceException (404) if there is no such link, it was used, or it has expired
     * @throws TooManyRequestsException (429) if the client's address tries too many
     */
    @Override
    public void filter(ContainerRequestContext request) {
        // The servlet's: Jersey calls HEAD a GET
        if (call.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        } else if (!call.getMethod().equals(HttpMethod.GET)) {
            throw new NotAllowedException(Response.status(Response.Status.METHOD_NOT_ALLOWED)
                    .allow(HttpMethod.GET, HttpMethod.OPTIONS)
                    .build());
        }
        addresses.count(call.getRemoteAddr()).ifPresent(refusal -> {
            throw new TooManyRequestsException(refusal);
        });
        OneTimeLink link = OneTimeLink.parse(
                        request.getUriInfo().getPathParameters().getFirst(ExportLinkResource.LINK))
                .orElseThrow(() -> new UnknownResourceException("link"));
        String digest = link.digest(request.getUriInfo().getQueryParameters());
        Caller caller = bulkhead.call(ANYBODY, () -> links.use(link.merchantId(), digest, clock.instant()))
                .orElseThrow(() -> new UnknownResourceException("link"));
        request.setSecurityContext(
                new CallerContext(caller, request.getSecurityContext().isSecure()));
    }
}
