package org.redress.search;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.dispute.Actor;
import org.redress.dispute.Member;
import org.redress.http.ConditionalGetFilter;
import org.redress.http.PageLinks;
import org.redress.paging.Page;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Answers requests for a page of disputes. */
@ApplicationScoped
public class DisputeLists {
    @EJB
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    @Inject
    @ConfigProperty(name = "reads.kept")
    Duration readsKept;

    /**
     * Returns a page, with a Link header and a weak entity tag; 304 if the client has it.
     *
     * @param parameters of the list, which may be more than those of the request
     */
    Response page(
            UriInfo uri, HttpHeaders headers, MultivaluedMap<String, String> parameters, SecurityContext security) {
        Instant now = clock.instant();
        Caller caller = Caller.of(security);
        DisputeListParams params = new DisputeListParams(caller, parameters, maxPageSize, now);
        Reader reader = new Reader(Member.of(caller).id(), now.minus(readsKept));
        Long total = params.count ? disputes.count(params.filter) : null;
        boolean acts = caller.roles().contains(Role.MERCHANT);
        String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null) {
            PageOf<DisputeKey> keys = disputes.keys(params.filter, params.sort, params.page, reader);
            String tag = tag(keys, total, acts, now, reader);
            if (ConditionalGetFilter.isNotModified(known, tag)) {
                return Response.notModified(new EntityTag(tag, true)).build();
            }
        }
        Page<DisputeRow> page = disputes.page(params.filter, params.sort, params.page, reader);
        PageOf<DisputeKey> shown = new PageOf<>(
                page.rows().stream().map(DisputeKey::of).toList(), page.previous() != null, page.next() != null);
        List<DisputeRow> rows =
                page.rows().stream().map(row -> forReader(row, security, now)).toList();
        byte[] json = DisputeJsonWriter.of(rows);
        return Response.ok(json)
                // Otherwise it is sent in chunks, and the last one in a packet of its own
                .header(HttpHeaders.CONTENT_LENGTH, json.length)
                .tag(new EntityTag(tag(shown, total, acts, now, reader), true))
                .header(HttpHeaders.LINK, new PageLinks(uri, DisputeListParams.NAMES).of(page, params.page, total))
                .header("X-Total-Count", total)
                .build();
    }

    private static String tag(PageOf<DisputeKey> page, @Nullable Long total, boolean acts, Instant now, Reader reader) {
        return CanonicalForm.of("disputes")
                .add("role", acts ? Role.MERCHANT : Role.VIEWER)
                .add("previous", page.shown().isEmpty() || !page.isAfterFirst() ? null : "true")
                .add("next", page.shown().isEmpty() || !page.isBeforeLast() ? null : "true")
                .add("total", total)
                .addTexts("disputes", page.shown().stream().flatMap(key -> key.texts(now, reader)))
                .digest();
    }

    /** Returns a row with the actions that the caller may take. */
    static DisputeRow forReader(DisputeRow row, SecurityContext security, Instant now) {
        return security.isUserInRole(Role.MERCHANT) ? row.allowing(Actor.MERCHANT, now) : row;
    }
}
