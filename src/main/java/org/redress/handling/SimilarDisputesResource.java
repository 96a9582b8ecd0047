package org.redress.handling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists the disputes that resemble one. */
@Path("{clientId}/disputes/{disputeId}/similar")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class SimilarDisputesResource {
    @EJB
    SimilarDisputeService disputes;

    /** Returns at most 20 disputes, those with the most reasons first. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public List<SimilarDisputeView> list(@PathParam("disputeId") String disputeId, @Context SecurityContext security) {
        return disputes.find(Caller.of(security).merchantId(), PathParams.uuid("disputeId", disputeId)).stream()
                .map(SimilarDisputeView::of)
                .toList();
    }
}
