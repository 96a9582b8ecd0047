package org.redress.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.event.EventLogService;
import org.redress.event.EventPage;
import org.redress.event.EventWait;
import org.redress.event.EventWaits;
import org.redress.event.EventsRequest;
import org.redress.event.LoggedEvent;
import org.redress.http.PathParams;
import org.redress.http.ResumedCall;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Reads the event log of a merchant. */
@Path("{clientId}/events")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class EventsResource {
    @Inject
    EventLogService log;

    @Inject
    EventWaits waits;

    @Inject
    EventJson json;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /** Lists the events after a cursor, and the cursor to go on with. Without events, the call may wait for them. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context UriInfo uri, @Context SecurityContext security, @Context HttpServletRequest call) {
        Caller caller = Caller.of(security);
        EventsRequest request = EventsRequest.of(uri, maxPageSize);
        EventPage page = log.read(caller.merchantId(), request);
        if (page.events().isEmpty() && !request.longestWait().isZero() && !ResumedCall.is(call)) {
            Optional<EventWait> wait = waits.begin(caller, page.next(), request.types(), request.longestWait());
            if (wait.isPresent()) {
                // This answer is dropped: EventWaitFilter runs the call again
                call.setAttribute(EventWaitFilter.WAIT, wait.get());
                return Response.noContent().build();
            }
        }
        JsonArrayBuilder events = Json.createArrayBuilder();
        page.events().stream().map(json::of).forEach(events::add);
        JsonObject body = Json.createObjectBuilder()
                .add("events", events)
                .add("next", Long.toString(page.next()))
                .build();
        return Response.ok(body.toString()).build();
    }

    /** Returns an event. */
    @GET
    @Path("{eventId}")
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response find(@PathParam("eventId") String eventId, @Context SecurityContext security) {
        LoggedEvent event = log.require(Caller.of(security).merchantId(), PathParams.uuid("eventId", eventId));
        return Response.ok(json.complete(event).toString()).build();
    }
}
