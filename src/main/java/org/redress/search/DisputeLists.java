package org.redress.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.dispute.Actor;
import org.redress.http.PageLinks;
import org.redress.paging.Page;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Answers requests for a page of disputes. */
@ApplicationScoped
public class DisputeLists {
    @Inject
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /**
     * Returns a page, with a Link header.
     *
     * @param parameters of the list, which may be more than those of the request
     */
    Response page(UriInfo uri, MultivaluedMap<String, String> parameters, SecurityContext security) {
        Instant now = clock.instant();
        DisputeListParams params = new DisputeListParams(Caller.of(security), parameters, maxPageSize, now);
        Page<DisputeRow> page = disputes.page(params.filter, params.sort, params.page);
        Long total = params.count ? disputes.count(params.filter) : null;
        List<DisputeRow> rows =
                page.rows().stream().map(row -> forReader(row, security, now)).toList();
        return Response.ok(DisputeJsonWriter.of(rows))
                .header(HttpHeaders.LINK, new PageLinks(uri, DisputeListParams.NAMES).of(page, params.page, total))
                .header("X-Total-Count", total)
                .build();
    }

    /** Returns a row with the actions that the caller may take. */
    static DisputeRow forReader(DisputeRow row, SecurityContext security, Instant now) {
        return security.isUserInRole(Role.MERCHANT) ? row.allowing(Actor.MERCHANT, now) : row;
    }
}
