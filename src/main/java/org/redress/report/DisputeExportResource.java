package org.redress.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.redress.http.QueryParameters;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Exports all filtered disputes of a merchant as a file: at the path of the list, for the media types of a file. */
@Path("{clientId}/disputes")
@ApplicationScoped
public class DisputeExportResource {
    // A client that accepts any type gets the list, which has no qs (server-side quality factor, JAX-RS 3.5)
    private static final String LESS_THAN_THE_LIST = ";qs=0.5";

    @Inject
    DisputeExports exports;

    @Inject
    Clock clock;

    /** Returns a CSV file. */
    @GET
    @Produces(ExportFormat.TEXT_CSV + LESS_THAN_THE_LIST)
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response csv(
            @Context UriInfo uri,
            @Context SecurityContext security,
            @Context HttpServletRequest call,
            @Context HttpServletResponse answer) {
        Caller caller = Caller.of(security);
        return exports.response(ExportFormat.CSV, request(caller, uri), caller, call, answer);
    }

    /** Returns an XLSX file. */
    @GET
    @Produces(ExportFormat.OPEN_XML + LESS_THAN_THE_LIST)
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response xlsx(
            @Context UriInfo uri,
            @Context SecurityContext security,
            @Context HttpServletRequest call,
            @Context HttpServletResponse answer) {
        Caller caller = Caller.of(security);
        return exports.response(ExportFormat.XLSX, request(caller, uri), caller, call, answer);
    }

    private DisputeExportRequest request(Caller caller, UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        DisputeExportRequest request = DisputeExportRequest.of(caller, query, clock.instant());
        query.throwIfAny();
        return request;
    }
}
