package org.redress.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.event.EventLogService;
import org.redress.event.EventPage;
import org.redress.event.EventType;
import org.redress.event.EventWait;
import org.redress.event.EventWaits;
import org.redress.event.EventsRequest;
import org.redress.event.LoggedEvent;
import org.redress.http.PathParams;
import org.redress.http.ResumedCall;
import org.redress.json.SharedJson;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Reads the event log of a merchant. The chat platform sees the events that are for it, and no others. */
@Path("{clientId}/events")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class EventsResource {
    private static final Set<String> OF_STAFF = Set.of(Role.MERCHANT, Role.VIEWER);
    private static final Set<String> FOR_THE_CHAT = Set.of(EventType.COMPLAINT_ANSWERED.wireName());

    @EJB
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
    @RolesAllowed({Role.CHATBOT, Role.MERCHANT, Role.VIEWER})
    public Response list(@Context UriInfo uri, @Context SecurityContext security, @Context HttpServletRequest call) {
        Caller caller = Caller.of(security);
        EventsRequest all = EventsRequest.of(uri, maxPageSize);
        EventsRequest request = seesAll(caller) ? all : all.limitedTo(FOR_THE_CHAT);
        EventPage page = log.read(caller.merchantId(), request);
        if (page.events().isEmpty() && !request.longestWait().isZero() && !ResumedCall.is(call)) {
            Optional<EventWait> wait = waits.begin(caller, page.next(), request.types(), request.longestWait());
            if (wait.isPresent()) {
                // This answer is dropped: EventWaitFilter runs the call again
                call.setAttribute(EventWaitFilter.WAIT, wait.get());
                return Response.noContent().build();
            }
        }
        JsonArrayBuilder events = SharedJson.JSON.createArrayBuilder();
        page.events().stream()
                .map(event -> EventJson.of(event.getMerchantId(), event.getSeq(), event.getId(), event.getData()))
                .forEach(events::add);
        JsonObject body = SharedJson.JSON
                .createObjectBuilder()
                .add("events", events)
                .add("next", Long.toString(page.next()))
                .build();
        return Response.ok(body.toString()).build();
    }

    /** Returns an event. */
    @GET
    @Path("{eventId}")
    @RolesAllowed({Role.CHATBOT, Role.MERCHANT, Role.VIEWER})
    public Response find(@PathParam("eventId") String eventId, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        LoggedEvent event = log.require(caller.merchantId(), PathParams.uuid("eventId", eventId));
        if (!seesAll(caller) && !FOR_THE_CHAT.contains(event.getData().getType())) {
            throw new UnknownResourceException("event");
        }
        return Response.ok(json.complete(event.getMerchantId(), event.getSeq(), event.getId(), event.getData())
                        .toString())
                .build();
    }

    private static boolean seesAll(Caller caller) {
        return caller.roles().stream().anyMatch(OF_STAFF::contains);
    }
}
