package org.redress.report;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.AbortableStreamingOutput;
import org.redress.limits.Bulkhead;
import org.redress.problem.InvalidRequestException;
import org.redress.search.DisputeQueryService;
import org.redress.search.ExportQueryService;
import org.redress.security.Caller;

/** Answers requests for exports. */
@ApplicationScoped
public class DisputeExports {
    @EJB
    DisputeQueryService disputes;

    @EJB
    ExportQueryService rows;

    @Inject
    Bulkhead bulkhead;

    @Inject
    @ConfigProperty(name = "export.rows")
    int maxRows;

    /** @throws InvalidRequestException if the export would have more rows than one may have */
    void checkRowLimit(DisputeExportRequest request, Caller caller) {
        long found = bulkhead.call(caller, () -> disputes.count(request.filter()));
        if (found > maxRows) {
            String rule = "must leave " + maxRows + " disputes at the most for an export, and not " + found
                    + ": narrow it by startDate, endDate, status or query";
            throw new InvalidRequestException("filter", rule, "query");
        }
    }

    /**
     * Returns the file, which is streamed.
     *
     * @throws InvalidRequestException if it would have more rows than one may have
     */
    Response response(
            ExportFormat format,
            DisputeExportRequest request,
            Caller caller,
            HttpServletRequest call,
            HttpServletResponse answer) {
        checkRowLimit(request, caller);
        // A permit for each page, not for the whole stream: a slow client must not hold one
        DisputeExport file = new DisputeExport(
                format,
                request.byteOrderMark(),
                maxRows,
                page -> bulkhead.callWithRetry(caller, () -> rows.page(request.filter(), request.sort(), page)));
        return Response.ok(AbortableStreamingOutput.of(file, call, answer))
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName() + "\"")
                .build();
    }
}
