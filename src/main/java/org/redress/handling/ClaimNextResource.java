package org.redress.handling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.dispute.Member;
import org.redress.http.QueryParameters;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.limits.BulkheadProtected;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Gives the caller the dispute to handle next. */
@Path("{clientId}/disputes:claim-next")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class ClaimNextResource {
    @EJB
    ClaimService claims;

    @Inject
    DisputeResponses responses;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    Clock clock;

    /** Assigns the most urgent dispute of the filter to the caller and returns it; 204 if there is none. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response claim(
            @Context UriInfo uri,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        Member self = Member.of(caller);
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        DisputeFilter filter = DisputeFilterParams.filter(caller, query, clock.instant());
        query.throwIfAny();
        IdempotentRequest call =
                IdempotentRequest.of(caller, "claim-next", key, canonicalForm(merchantId, uri.getQueryParameters()));
        return idempotency.executeOnce(call, () -> claims.claimNext(filter, self)
                .map(id -> responses.changed(merchantId, id))
                .orElseGet(StoredResponse::noContent));
    }

    private static CanonicalForm canonicalForm(int merchantId, MultivaluedMap<String, String> parameters) {
        CanonicalForm form = CanonicalForm.of("claim").add("clientId", merchantId);
        DisputeFilterParams.NAMES.forEach(
                name -> form.addTexts(name, parameters.getOrDefault(name, List.of()).stream()));
        return form;
    }
}
