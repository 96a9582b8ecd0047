package org.redress.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.redress.json.JsonBodyWriter;
import org.redress.paging.PageRequest;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

/**
 * A part of a list that only ever grows at its end, whose rows bear their positions.
 *
 * @param after the position of the last row that is known; 0 = from the beginning
 * @param size how many rows, from 1
 */
public record SliceRequest(int after, int size) {
    /** Query parameters after and pageSize. @throws InvalidRequest with each that breaks its rule */
    public static SliceRequest of(UriInfo uri, int maxSize) {
        List<Violation> violations = new ArrayList<>();
        int after = number(uri, "after", 0, 0, Integer.MAX_VALUE, violations);
        int size = number(uri, "pageSize", Math.min(PageRequest.DEFAULT_SIZE, maxSize), 1, maxSize, violations);
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
        return new SliceRequest(after, size);
    }

    private static int number(UriInfo uri, String name, int usual, int least, int most, List<Violation> violations) {
        List<String> values = uri.getQueryParameters().getOrDefault(name, List.of(Integer.toString(usual)));
        String value = values.get(0);
        boolean good = values.size() == 1
                && value.matches("\\d{1,10}")
                && Long.parseLong(value) >= least
                && Long.parseLong(value) <= most;
        if (!good) {
            violations.add(new Violation(name, "must be given once, a whole number " + least + ".." + most, "query"));
            return usual;
        }
        return Integer.parseInt(value);
    }

    /**
     * The rows, with a Link header (RFC 8288) to the next stretch where there is one.
     *
     * @param found one more than asked for, where more follow
     */
    public <T> Response answer(UriInfo uri, List<T> found, ToIntFunction<T> position) {
        List<T> shown = found.stream().limit(size).toList();
        Response.ResponseBuilder answer = Response.ok(JsonBodyWriter.of(shown));
        if (found.size() > size) {
            int last = position.applyAsInt(shown.get(size - 1));
            String path = uri.getRequestUri().getRawPath();
            answer.header(HttpHeaders.LINK, "<" + path + "?pageSize=" + size + "&after=" + last + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
