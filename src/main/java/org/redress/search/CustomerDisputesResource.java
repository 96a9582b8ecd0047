package org.redress.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.party.CustomerMatchingService;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows the disputes of a customer. */
@Path("{clientId}/customers/{customerId}/disputes")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class CustomerDisputesResource {
    @EJB
    CustomerMatchingService customers;

    @Inject
    DisputeLists lists;

    /** Returns a page of the customer's list, with a Link header. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(
            @PathParam("customerId") String customerId,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        UUID id = PathParams.uuid("customerId", customerId);
        if (customers
                .find(Caller.of(security).merchantId(), id, LockModeType.NONE)
                .isEmpty()) {
            throw new UnknownResourceException("customer");
        }
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>(uri.getQueryParameters());
        // A second one in the query is refused
        parameters.add("customerId", id.toString());
        return lists.page(uri, headers, parameters, security);
    }
}
