package org.redress.savedview;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;
import org.redress.http.QueryParameters;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBody;
import org.redress.json.JsonBodyWriter;
import org.redress.limits.BulkheadProtected;
import org.redress.search.DisputeFilterParams;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists and creates views of the dispute list. */
@Path("{clientId}/views")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class SavedViewsResource {
    @EJB
    SavedViewService views;

    @Inject
    Clock clock;

    @Inject
    IdempotentCalls idempotency;

    /** Lists the views that the caller sees, with the numbers of their disputes if the caller asks for them. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        boolean count = query.read("count", "must be true or false", DisputeFilterParams::bool)
                .orElse(false);
        query.throwIfAny();
        Caller caller = Caller.of(security);
        List<SavedView> list = views.list(caller);
        byte[] body = JsonBodyWriter.of(count ? views.counted(list, caller) : list);
        return Response.ok(body).tag(Sha256.of(body)).build();
    }

    /** Creates a view of the caller. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response create(
            JsonBody body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        SavedViewData data = SavedViewData.read(body.object(), caller, clock.instant());
        IdempotentRequest call = IdempotentRequest.of(caller, "views", key, data.canonicalForm());
        return idempotency.executeOnce(call, () -> {
            SavedView created = views.create(caller, data);
            return StoredResponse.created(created.path(caller.merchantId()), created.tag(), created, null);
        });
    }
}
