package org.redress.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.redress.limits.BulkheadProtected;
import org.redress.reason.ReferenceDataService;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows the caller to itself: only the server knows in which claims of a token its roles and merchants are. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class MeResource {
    @EJB
    ReferenceDataService referenceData;

    /** Returns the caller, with its merchants as far as they exist. */
    @GET
    @RolesAllowed({Role.CHATBOT, Role.MERCHANT, Role.VIEWER, Role.OPERATOR})
    public MeView me(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return MeView.of(caller, referenceData.merchants(caller.clientIds()));
    }
}
