package org.redress.http;

/** The base path of the REST API. */
public final class ApiPaths {
    /** Path of all resources, without a trailing slash. */
    public static final String BASE = "/api/rest/v1";

    private ApiPaths() {}
}
