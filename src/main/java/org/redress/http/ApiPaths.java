package org.redress.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Paths of requests, and the base path of the REST API. */
public final class ApiPaths {
    /** Path of all resources, without a trailing slash. */
    public static final String BASE = "/api/rest/v1";

    private ApiPaths() {}

    /** Returns the decoded path below that of the WAR, also of files: Open Liberty's servlet path lacks those. */
    public static String of(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    /** Encodes a text as a segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
