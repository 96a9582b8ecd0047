package org.redress.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.QueryParameters;
import org.redress.json.JsonBody;
import org.redress.json.JsonTexts;
import org.redress.json.TimeFormats;
import org.redress.limits.Bulkhead;
import org.redress.search.TriageFilter;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Creates links to exports, which a browser can save without a token. */
@Path("{clientId}/disputes/exports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ExportLinksResource {
    @Inject
    DisputeExports exports;

    @EJB
    ExportLinkService links;

    @Inject
    Bulkhead bulkhead;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "export.link-seconds")
    int seconds;

    /**
     * A link on the wire.
     *
     * @param href path with its query
     * @param expiresAt ISO 8601 in UTC
     */
    public record ExportLinkView(String href, String expiresAt) {}

    /** Creates a link to the file of the filtered disputes. */
    @POST
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response create(JsonBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MultivaluedMap<String, String> parameters = parameters(body.object(), caller);
        QueryParameters query = new QueryParameters(parameters, "body");
        DisputeExportRequest request = DisputeExportRequest.of(caller, query, now);
        ExportFormat.read(query);
        query.throwIfAny();
        exports.checkRowLimit(request, caller);
        OneTimeLink link = OneTimeLink.of(merchantId);
        Instant expiresAt = now.plusSeconds(seconds);
        ExportLink stored = new ExportLink(
                merchantId,
                link.digest(parameters),
                caller.identity().canonicalForm().digest(),
                expiresAt,
                caller.roles().contains(Role.MERCHANT));
        bulkhead.call(caller, () -> {
            links.add(stored);
            return stored;
        });
        String href = link.href(parameters);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, href)
                .entity(new ExportLinkView(href, TimeFormats.instant(expiresAt)))
                .build();
    }

    /** Returns the members of the body as the list's parameters; the file is read by nobody whose id "me" could be. */
    private static MultivaluedMap<String, String> parameters(JsonObject body, Caller caller) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (String name : DisputeExportRequest.NAMES) {
            String value = JsonTexts.of(body.get(name));
            if (value != null) {
                boolean isCaller = TriageFilter.OF_MEMBERS.contains(name) && value.equalsIgnoreCase(TriageFilter.ME);
                parameters.add(name, isCaller ? caller.identity().name() : value);
            }
        }
        return parameters;
    }
}
