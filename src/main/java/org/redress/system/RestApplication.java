package org.redress.system;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.redress.http.ApiPaths;

/** Where all resources answer. */
@ApplicationPath(RestApplication.PATH)
public class RestApplication extends Application {
    static final String PATH = ApiPaths.BASE;

    /** openapi.yaml tells what answers here; Payara's own description would tell it in its own way. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
