package org.redress.handling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.redress.dispute.Member;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Tells staff who else has a dispute open. */
@Path("{clientId}/disputes/{disputeId}/presence")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class PresenceResource {
    @EJB
    PresenceService presences;

    @Inject
    Clock clock;

    /** Records that the caller has the dispute open, and returns the others who have. */
    @PUT
    @RolesAllowed(Role.MERCHANT)
    public List<PresenceView> put(@PathParam("disputeId") String disputeId, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return presences
                .record(
                        caller.merchantId(),
                        PathParams.uuid("disputeId", disputeId),
                        Member.of(caller),
                        clock.instant())
                .stream()
                .map(PresenceView::of)
                .toList();
    }
}
