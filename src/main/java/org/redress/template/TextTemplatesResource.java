package org.redress.template;

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
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists and replaces the text templates of a merchant. */
@Path("{clientId}/texts")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class TextTemplatesResource {
    @EJB
    TextTemplateService templates;

    /** Returns the templates by name. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context SecurityContext security) {
        return shown(templates.list(Caller.of(security).merchantId()));
    }

    /** Replaces all templates. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response put(JsonBody body, @Context HttpHeaders headers, @Context SecurityContext security) {
        return shown(templates.replace(
                Caller.of(security).merchantId(), Preconditions.of(headers), TextTemplatesReader.read(body.object())));
    }

    private static Response shown(List<TextTemplate> list) {
        return Response.ok(list.stream().map(TextTemplateView::of).toList())
                .tag(TextTemplateService.digest(list))
                .build();
    }
}
