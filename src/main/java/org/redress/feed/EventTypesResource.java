package org.redress.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.redress.event.EventType;
import org.redress.json.SharedJson;
import org.redress.security.Role;

/** Lists the types of events, each with its JSON Schema and an example. */
@Path("event-types")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EventTypesResource {
    private static final String BODY = body();

    /** Lists all types. */
    @GET
    @RolesAllowed({Role.CHATBOT, Role.MERCHANT, Role.OPERATOR, Role.VIEWER})
    public Response list() {
        return Response.ok(BODY).build();
    }

    private static String body() {
        JsonArrayBuilder types = SharedJson.JSON.createArrayBuilder();
        for (EventType type : EventType.values()) {
            types.add(SharedJson.JSON
                    .createObjectBuilder()
                    .add("type", type.wireName())
                    .add("description", type.description())
                    .add("schema", EventSchema.of(type))
                    .add("example", EventSchema.example(type)));
        }
        return types.build().toString();
    }
}
