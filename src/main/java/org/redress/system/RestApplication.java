package org.redress.system;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.redress.http.ApiPaths;

/** JAX-RS application with all resources and providers of the WAR. */
@ApplicationPath(RestApplication.PATH)
public class RestApplication extends Application {
    static final String PATH = ApiPaths.BASE;

    /**
     * Switches off Jersey's WADL (openapi.yaml describes the API), and its conversion of a Location to a URL with the
     * request's Host, which anybody can invent.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl",
                true,
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
