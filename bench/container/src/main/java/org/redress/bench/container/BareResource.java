package org.redress.bench.container;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The calls of the bare server, as resources of JAX-RS, with its hand-written JSON. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class BareResource {
    private static final String CHAT = "api/rest/v1/ecom/integrations/";

    @EJB
    BareService service;

    /** Returns a page of the list. */
    @GET
    @Path("{merchant}/disputes")
    public byte[] disputes(@PathParam("merchant") int merchant, @Context UriInfo uri) throws Exception {
        Map<String, String> query = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
        return bytes(service.page(merchant, query));
    }

    /** Returns the status of an order. */
    @POST
    @Path(CHAT + "getOrderStatus")
    public byte[] orderStatus(String body) throws Exception {
        return bytes(service.orderStatus(body));
    }

    /** Opens a dispute. */
    @POST
    @Path(CHAT + "raiseComplaintsAgainstOrder")
    public byte[] raise(String body) throws Exception {
        return bytes(service.raise(body));
    }

    /** Returns the status of a complaint. */
    @POST
    @Path(CHAT + "getComplaintsTrackingDetails")
    public byte[] track(String body) throws Exception {
        return bytes(service.track(body));
    }

    private static byte[] bytes(String answer) {
        return answer.getBytes(StandardCharsets.UTF_8);
    }
}
