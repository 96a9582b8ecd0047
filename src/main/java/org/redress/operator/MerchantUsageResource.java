package org.redress.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.redress.http.PathParams;
import org.redress.http.QueryParameters;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.quota.MerchantUsageView;
import org.redress.quota.UsageQueryService;
import org.redress.security.Role;

/** Shows the usage of a merchant's limits. */
@Path("operator/merchants/{merchantId}/usage")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class MerchantUsageResource {
    private static final int MAX_DAYS = 366;

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);
    private static final String RULE = "must be a date, such as 2026-11-29, from 1970 to 2100";

    @EJB
    UsageQueryService usage;

    /** Returns the usage of each day of a range. */
    @GET
    @RolesAllowed(Role.OPERATOR)
    public MerchantUsageView usage(
            @PathParam("merchantId") String merchantId, @Context UriInfo uri, @Context SecurityContext security) {
        int id = PathParams.number("merchantId", merchantId);
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        Optional<LocalDate> from = query.required("from", RULE, MerchantUsageResource::date);
        Optional<LocalDate> to = query.required("to", RULE, MerchantUsageResource::date);
        if (from.isPresent() && to.isPresent()) {
            long days = ChronoUnit.DAYS.between(from.get(), to.get()) + 1;
            if (days < 1 || days > MAX_DAYS) {
                query.reject("to", "must be at most " + (MAX_DAYS - 1) + " days after from, and not before it");
            }
        }
        query.throwIfAny();
        return usage.usage(id, from.orElseThrow(), to.orElseThrow())
                .orElseThrow(() -> new UnknownResourceException("merchant"));
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new IllegalArgumentException();
        }
        return date;
    }
}
