package org.redress.event;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.PathParams;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;
import org.redress.security.Role;

/**
 * Reads the event log. A call that waits for events holds no permit of the bulkhead meanwhile, so each query takes its
 * own.
 */
@Path("{clientId}/events")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EventsResource {
    @Inject
    EventLogService log;

    @Inject
    EventWaiters waiters;

    @Inject
    EventJson json;

    @Inject
    Bulkhead bulkhead;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    @Resource
    ManagedExecutorService threads;

    /** Lists the events after a cursor. Waits for one if there is none yet and the caller wants it. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public CompletionStage<Response> list(@Context UriInfo uri, @Context SecurityContext security) {
        EventsRequest request = EventsRequest.of(uri, maxPageSize);
        Caller caller = Caller.of(security);
        return answer(caller, caller.merchantId(), request, EventWaiters.endOf(request.maxWait()));
    }

    private CompletionStage<Response> answer(Caller caller, int merchantId, EventsRequest request, long end) {
        return bulkhead.call(caller, () -> {
            EventPage page = log.read(merchantId, request);
            return page.isWorthWaiting() && System.nanoTime() - end < 0
                    ? waiters.await(merchantId, page.next(), end)
                            .thenComposeAsync(
                                    woken -> retried(caller, merchantId, request.from(page.next()), end), threads)
                    : CompletableFuture.completedFuture(response(page));
        });
    }

    /** After a wait, a busy server is no error: the caller goes on at its cursor. */
    private CompletionStage<Response> retried(Caller caller, int merchantId, EventsRequest request, long end) {
        try {
            return answer(caller, merchantId, request, end);
        } catch (ServiceUnavailableException e) {
            return CompletableFuture.completedFuture(response(new EventPage(List.of(), request.after(), false)));
        }
    }

    private Response response(EventPage page) {
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
        Caller caller = Caller.of(security);
        UUID id = PathParams.uuid("eventId", eventId);
        JsonObject event = bulkhead.call(caller, () -> json.of(log.require(caller.merchantId(), id)));
        return Response.ok(event.toString()).build();
    }
}
