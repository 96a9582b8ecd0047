package org.redress.system;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where all resources answer. */
@ApplicationPath(RestApplication.PATH)
public class RestApplication extends Application {
    static final String PATH = "/api/rest/v1";
}
