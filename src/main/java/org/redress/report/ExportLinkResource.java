package org.redress.report;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.redress.http.QueryParameters;
import org.redress.security.Caller;

/** Returns the file of a link to an export. It needs no token: {@link ExportLinkFilter} has checked the link. */
@Path("exports/{" + ExportLinkResource.LINK + "}")
@ApplicationScoped
public class ExportLinkResource {
    static final String LINK = "link";

    @Inject
    DisputeExports exports;

    @Inject
    Clock clock;

    /** Returns the file. */
    @GET
    @PermitAll
    @ExportLinkAuthenticated
    public Response file(
            @Context UriInfo uri,
            @Context SecurityContext security,
            @Context HttpServletRequest call,
            @Context HttpServletResponse answer) {
        Caller caller = Caller.of(security);
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        DisputeExportRequest request = DisputeExportRequest.of(caller, query, clock.instant());
        ExportFormat format = ExportFormat.read(query);
        query.throwIfAny();
        return exports.response(format, request, caller, call, answer);
    }
}
