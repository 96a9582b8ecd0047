package org.redress.template;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.redress.http.PathParams;
import org.redress.json.JsonBody;
import org.redress.json.JsonObjectReader;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows the text of a template as a dispute fills it. Stores and tells nothing. */
@Path("{clientId}/texts/{textId}/preview")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class TextPreviewResource {
    @EJB
    TextTemplateService templates;

    /** The filled text on the wire. */
    public record TextPreviewView(String language, String text) {}

    /** Returns the filled text. */
    @POST
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public TextPreviewView preview(
            @PathParam("textId") String textId, JsonBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        UUID id = PathParams.uuid("textId", textId);
        JsonObjectReader fields = new JsonObjectReader(body.object());
        UUID disputeId = fields.required("disputeId", fields.uuid("disputeId"));
        String language = TemplateReference.language(fields);
        fields.check();
        return templates
                .fill(caller.merchantId(), id, disputeId, language, caller.name())
                .map(filled -> new TextPreviewView(filled.language().getLanguage(), filled.text()))
                .orElseThrow(() -> new UnknownResourceException("text"));
    }
}
