package org.redress.order;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Providers;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.json.JsonBodyParser;
import org.redress.limits.Bulkhead;
import org.redress.problem.Problem;
import org.redress.security.Caller;
import org.redress.security.Role;

/**
 * Imports orders of a merchant, one JSON object a line (NDJSON). The response is written while the request is read, a
 * line for each.
 */
@Path("{clientId}/orders:import")
@Consumes(OrderImportResource.NDJSON)
@Produces(OrderImportResource.NDJSON)
@ApplicationScoped
public class OrderImportResource {
    static final String NDJSON = "application/x-ndjson";

    @EJB
    OrderService orders;

    @Inject
    Bulkhead bulkhead;

    @Inject
    ImportLock batches;

    @Inject
    JsonBodyParser json;

    @Inject
    @ConfigProperty(name = "order.bytes")
    int maxLineBytes;

    /** Creates or replaces each order; the last line of the response is the summary. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public StreamingOutput importAll(
            InputStream body, @Context Providers providers, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        OrderImport run = new OrderImport(
                json,
                maxLineBytes,
                // Not @Bounded: a slow client would hold a permit for the whole stream
                reports -> batches.call(
                        merchantId, () -> bulkhead.callWithRetry(caller, () -> orders.upsertAll(merchantId, reports))),
                failure -> (Problem) providers
                        .getExceptionMapper(Throwable.class)
                        .toResponse(failure)
                        .getEntity());
        return answer -> run.run(new BoundedLineReader(body, maxLineBytes), answer);
    }
}
