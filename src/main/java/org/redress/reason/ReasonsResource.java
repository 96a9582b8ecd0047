package org.redress.reason;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.redress.http.AcceptLanguage;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists the reasons that a merchant's disputes may give, and replaces its own. */
@Path("{clientId}/reasons")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class ReasonsResource {
    @EJB
    OwnReasonsService reasons;

    /** Returns the merchant's reasons by id, with their names in the language that the caller prefers. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context HttpHeaders headers, @Context SecurityContext security) {
        return shown(reasons.get(Caller.of(security).merchantId()), AcceptLanguage.of(headers));
    }

    /** Replaces the merchant's own reasons; the general ones stay. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response put(JsonBody body, @Context HttpHeaders headers, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        Locale language = AcceptLanguage.of(headers);
        Set<OwnReason> own = OwnReasonsReader.read(body.object());
        return shown(reasons.replace(merchantId, Preconditions.of(headers), language, own), language);
    }

    private static Response shown(ReasonCatalogue reasons, Locale language) {
        List<ReasonView> views = reasons.available().stream()
                .map(reason -> ReasonView.of(reason, language))
                .toList();
        return Response.fromResponse(AcceptLanguage.ok(views, language))
                .tag(reasons.digest(language))
                .build();
    }
}
