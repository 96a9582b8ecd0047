package org.redress.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import org.redress.json.JsonBodyWriter;

/** The Link header (RFC 8288) of a slice: next, if more rows follow. The target is a path without host. */
public final class SliceLinks {
    private SliceLinks() {}

    /**
     * Builds the response of a list that has no filter.
     *
     * @see #ok(UriInfo, SliceRequest, List, ToIntFunction, Collection)
     */
    public static <T> Response ok(UriInfo uri, SliceRequest request, List<T> found, ToIntFunction<T> position) {
        return ok(uri, request, found, position, List.of());
    }

    /**
     * Builds the response with the rows as JSON and the link to the next slice.
     *
     * @param found the rows in the order of their positions: one more than requested, if more follow
     * @param position reads the position of a row
     * @param filters names of the query's other parameters, which the link repeats
     */
    public static <T> Response ok(
            UriInfo uri, SliceRequest request, List<T> found, ToIntFunction<T> position, Collection<String> filters) {
        List<T> rows = found.stream().limit(request.size()).toList();
        Response.ResponseBuilder response = Response.ok(JsonBodyWriter.of(rows));
        if (found.size() > request.size()) {
            int last = position.applyAsInt(rows.get(rows.size() - 1));
            String target =
                    uri.getRequestUri().getRawPath() + "?" + PageLinks.repeated(uri.getQueryParameters(), filters)
                            + "pageSize=" + request.size() + "&after=" + last;
            response.header(HttpHeaders.LINK, PageLinks.link(target, "next"));
        }
        return response.build();
    }
}
