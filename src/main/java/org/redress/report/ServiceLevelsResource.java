package org.redress.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.redress.http.QueryParameters;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.InvalidRequestException;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows service levels of a merchant's disputes. */
@Path("{clientId}/service-levels")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class ServiceLevelsResource {
    @EJB
    ServiceLevelService levels;

    @Inject
    Clock clock;

    /** Returns the service levels of the filtered disputes by one of their properties. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public ServiceLevels levels(@Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        Instant now = clock.instant();
        DisputeFilter filter = DisputeFilterParams.filter(Caller.of(security), query, now);
        Optional<ServiceLevelKey> by = query.required(
                "by", ServiceLevelKey.RULE, name -> ServiceLevelKey.named(name).orElseThrow());
        query.throwIfAny();
        return levels.of(filter, by.orElseThrow(), now)
                .orElseThrow(() -> new InvalidRequestException(
                        "by",
                        "must have at most " + ServiceLevelService.GROUPS + " groups: give a narrower filter",
                        "query"));
    }
}
