package org.redress.reason;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import org.redress.http.AcceptLanguage;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists the reasons that a merchant's disputes may give. */
@Path("{clientId}/reasons")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class ReasonsResource {
    @Inject
    ReferenceDataService referenceData;

    /** Returns the merchant's reasons by id, with their names in the language that the caller prefers. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context HttpHeaders headers, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        Locale language = AcceptLanguage.of(headers);
        List<ReasonView> reasons = referenceData.reasons().of(merchantId).stream()
                .map(reason -> ReasonView.of(reason, language))
                .toList();
        return AcceptLanguage.ok(reasons, language);
    }
}
