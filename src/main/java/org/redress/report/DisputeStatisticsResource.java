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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.QueryParameters;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.InvalidRequestException;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows statistics of a merchant's disputes. */
@Path("{clientId}/disputes/statistics")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class DisputeStatisticsResource {
    @EJB
    DisputeStatisticsService statistics;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "statistics.periods")
    int maxPeriods;

    /** Returns the statistics of the filtered disputes. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public DisputeStatistics figures(@Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        Instant now = clock.instant();
        DisputeFilter filter = DisputeFilterParams.filter(Caller.of(security), query, now);
        StatisticsPeriod by = query.read("by", StatisticsPeriod.RULE, name -> StatisticsPeriod.named(name)
                        .orElseThrow())
                .orElse(StatisticsPeriod.MONTH);
        query.throwIfAny();
        return statistics.of(filter, by, maxPeriods, now).orElseThrow(this::tooManyPeriods);
    }

    private InvalidRequestException tooManyPeriods() {
        String rule = "must be a longer period, or startDate and endDate a narrower range: at most " + maxPeriods
                + " periods are returned";
        return new InvalidRequestException("by", rule, "query");
    }
}
