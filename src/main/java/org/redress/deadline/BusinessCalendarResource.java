package org.redress.deadline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Reads and replaces the business calendar of a merchant. */
@Path("{clientId}/calendar")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class BusinessCalendarResource {
    @EJB
    BusinessCalendarService calendars;

    /** Returns the calendar with its entity tag. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response one(@Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        return shown(calendars.find(merchantId).orElseThrow(() -> new UnknownResourceException("client")));
    }

    /** Replaces the calendar. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response put(JsonBody body, @Context HttpHeaders headers, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        BusinessCalendar calendar = BusinessCalendarReader.read(body.object());
        calendars.replace(merchantId, Preconditions.of(headers), calendar);
        return shown(calendar);
    }

    /** Adds the public holidays of some years to the dates that are no business days. */
    @POST
    @Path("actions/seed")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response seed(JsonBody body, @Context HttpHeaders headers, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        SeedHolidaysCommand command = BusinessCalendarReader.seed(body.object());
        return shown(calendars.seed(merchantId, Preconditions.of(headers), command));
    }

    private static Response shown(BusinessCalendar calendar) {
        return Response.ok(BusinessCalendarView.of(calendar))
                .tag(calendar.digest())
                .build();
    }
}
