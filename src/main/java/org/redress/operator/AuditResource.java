package org.redress.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.QueryParameters;
import org.redress.http.SliceLinks;
import org.redress.http.SliceRequest;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Role;

/** Lists what operators changed. */
@Path("operator/audit")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class AuditResource {
    private static final String SORT_METHOD = "sortMethod";

    @EJB
    OperatorQueryService queries;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /** Lists the entries of the audit log, oldest first or with {@code sortMethod=desc} newest first. */
    @GET
    @RolesAllowed(Role.OPERATOR)
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        SliceRequest slice = SliceRequest.of(uri, maxPageSize);
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        boolean ascending = query.ascending(SORT_METHOD).orElse(true);
        query.throwIfAny();
        List<AuditEntryView> entries =
                queries.audit(slice, ascending).stream().map(AuditEntryView::of).toList();
        return SliceLinks.ok(uri, slice, entries, AuditEntryView::position, List.of(SORT_METHOD));
    }
}
