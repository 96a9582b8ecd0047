package org.redress.operator;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.http.SliceLinks;
import org.redress.http.SliceRequest;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBody;
import org.redress.json.JsonObjectReader;
import org.redress.limits.BulkheadProtected;
import org.redress.party.MerchantData;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists and creates merchants. */
@Path("operator/merchants")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class MerchantsResource {
    @EJB
    OperatorQueryService queries;

    @EJB
    MerchantService merchants;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /** Lists merchants by id. */
    @GET
    @RolesAllowed(Role.OPERATOR)
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        MerchantFilterRequest filter = MerchantFilterRequest.of(uri);
        SliceRequest slice = SliceRequest.of(uri, maxPageSize);
        return SliceLinks.ok(
                uri,
                slice,
                queries.merchants(filter, slice),
                MerchantSummaryView::id,
                MerchantFilterRequest.PARAMETERS);
    }

    /** Creates a merchant as a draft, and returns it with its address. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    public Response create(
            JsonBody body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        JsonObjectReader fields = new JsonObjectReader(body.object());
        int id = MerchantDataReader.id(fields);
        MerchantData data = MerchantDataReader.data(fields);
        fields.check();
        CanonicalForm request = CanonicalForm.of("new merchant").add("id", id).add("data", data.canonicalForm());
        IdempotentRequest call = IdempotentRequest.ofOperator(caller, "merchants", key, request);
        return idempotency.executeOnce(call, () -> {
            MerchantProfileView created = merchants.create(id, data, caller.name());
            return StoredResponse.created(MerchantProfileView.path(id), created.tag(), created, null);
        });
    }
}
