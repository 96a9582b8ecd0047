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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.AbortableStreamingOutput;
import org.redress.http.QueryParameters;
import org.redress.limits.Bulkhead;
import org.redress.problem.InvalidRequestException;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeSort;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Exports all filtered disputes of a merchant as a file: at the path of the list, for the media types of a file. */
@Path("{clientId}/disputes")
@ApplicationScoped
public class DisputeExportResource {
    // A client that accepts any type gets the list, which has no qs (server-side quality factor, JAX-RS 3.5)
    private static final String LESS_THAN_THE_LIST = ";qs=0.5";

    @Inject
    DisputeQueryService disputes;

    @Inject
    Bulkhead bulkhead;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "export.rows")
    int maxRows;

    /** Returns a CSV file. */
    @GET
    @Produces(ExportFormat.TEXT_CSV + LESS_THAN_THE_LIST)
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response csv(
            @Context UriInfo uri,
            @Context SecurityContext security,
            @Context HttpServletRequest call,
            @Context HttpServletResponse answer) {
        return answer(
                ExportFormat.CSV, AbortableStreamingOutput.of(export(ExportFormat.CSV, uri, security), call, answer));
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
        return answer(
                ExportFormat.XLSX, AbortableStreamingOutput.of(export(ExportFormat.XLSX, uri, security), call, answer));
    }

    private DisputeExport export(ExportFormat format, UriInfo uri, SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        // Disputes that are created during the export belong to the next one
        Instant now = clock.instant();
        DisputeFilter filter =
                DisputeFilterParams.filter(merchantId, query, now).createdUntil(now);
        DisputeSort sort = DisputeFilterParams.sort(query);
        boolean byteOrderMark = query.read("bom", "must be true or false", DisputeFilterParams::bool)
                .orElse(false);
        query.throwIfAny();
        checkRowLimit(bulkhead.call(caller, () -> disputes.count(filter)));
        // A permit for each page, not for the whole stream: a slow client must not hold one
        return new DisputeExport(
                format,
                byteOrderMark,
                maxRows,
                page -> bulkhead.callWithRetry(caller, () -> disputes.page(filter, sort, page)));
    }

    private static Response answer(ExportFormat format, AbortableStreamingOutput file) {
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName() + "\"")
                .build();
    }

    private void checkRowLimit(long found) {
        if (found > maxRows) {
            String rule = "must leave " + maxRows + " disputes at the most for an export, and not " + found
                    + ": narrow it by startDate, endDate, status or query";
            throw new InvalidRequestException("filter", rule, "query");
        }
    }
}
