package org.redress.handling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.redress.dispute.Actor;
import org.redress.dispute.LifeCycle;
import org.redress.http.AcceptLanguage;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.search.DisputePaths;
import org.redress.search.DisputeQueryService;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists the actions that staff may perform on a dispute now, each with its fields and its effect. */
@Path("{clientId}/disputes/{disputeId}/actions")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class AllowedActionsResource {
    @EJB
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    /** Returns the allowed actions, none to a viewer. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(
            @PathParam("disputeId") String disputeId, @Context HttpHeaders headers, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        Instant now = clock.instant();
        LifeCycle.State state = disputes.find(merchantId, PathParams.uuid("disputeId", disputeId))
                .orElseThrow(() -> new UnknownResourceException("dispute"))
                .state();
        Locale language = AcceptLanguage.of(headers);
        String path = DisputePaths.dispute(merchantId, PathParams.uuid("disputeId", disputeId));
        List<AllowedActionView> allowed = !security.isUserInRole(Role.MERCHANT)
                ? List.of()
                : LifeCycle.allowed(Actor.MERCHANT, state, now).stream()
                        .map(action -> AllowedActionView.of(
                                action,
                                path + action.path(),
                                LifeCycle.next(action, Actor.MERCHANT, state, now),
                                language))
                        .toList();
        return AcceptLanguage.ok(allowed, language);
    }
}
