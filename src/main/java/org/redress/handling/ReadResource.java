package org.redress.handling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.redress.dispute.Member;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lets staff mark disputes as read. */
@Path("{clientId}/disputes/{disputeId}/read")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class ReadResource {
    @EJB
    ReadService reads;

    /** Records that the caller has read the dispute as it is now. */
    @PUT
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public void put(@PathParam("disputeId") String disputeId, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        reads.record(caller.merchantId(), PathParams.uuid("disputeId", disputeId), Member.of(caller));
    }
}
