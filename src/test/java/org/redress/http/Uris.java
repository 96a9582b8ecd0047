package org.redress.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;

/** URIs of requests, as JAX-RS describes them. */
public final class Uris {
    private Uris() {}

    public static UriInfo of(String uri, MultivaluedMap<String, String> query) {
        Map<String, Object> answers = Map.of("getRequestUri", URI.create(uri), "getQueryParameters", query);
        return (UriInfo) Proxy.newProxyInstance(
                Uris.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }
}
