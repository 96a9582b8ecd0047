package org.redress.search;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.redress.http.QueryParameters;
import org.redress.paging.Cursor;
import org.redress.paging.PageRequest;
import org.redress.security.Caller;

/** The query parameters of the list, parsed by the rules of the contract: filter, sort order and page. */
final class DisputeListParams {
    static final List<String> NAMES = Stream.concat(
                    DisputeFilterParams.NAMES.stream(), Stream.of("pageSize", "pageNumber", "count", "cursor"))
            .toList();

    private final QueryParameters query;

    final DisputeFilter filter;
    final DisputeSort sort;
    final PageRequest page;
    final boolean count;

    /**
     * Parses all parameters.
     *
     * @param caller of one merchant
     * @param maxPageSize in rows
     * @param now time to compare due dates with
     * @throws org.redress.problem.InvalidRequestException with a violation for each invalid parameter
     */
    DisputeListParams(Caller caller, MultivaluedMap<String, String> parameters, int maxPageSize, Instant now) {
        query = new QueryParameters(parameters);
        filter = DisputeFilterParams.filter(caller, query, now);
        sort = DisputeFilterParams.sort(query);
        page = page(maxPageSize);
        count = query.read("count", "must be true or false", DisputeFilterParams::bool)
                .orElse(false);
        query.throwIfAny();
    }

    private PageRequest page(int maxSize) {
        int size = query.read("pageSize", "must be 1.." + maxSize, text -> QueryParameters.integer(text, 1, maxSize))
                .orElse(Math.min(PageRequest.DEFAULT_SIZE, maxSize));
        int number = query.read("pageNumber", "must be a whole number from 1", DisputeListParams::pageNumber)
                .orElse(1);
        Cursor cursor = query.read("cursor", "must be one that a Link header gave for this sort order", this::cursor)
                .orElse(null);
        return new PageRequest(size, number, cursor);
    }

    private Cursor cursor(String text) {
        Cursor cursor = Cursor.parse(text);
        sort.valueOf(cursor);
        return cursor;
    }

    // A number too large for an int is a page past the end like any other
    private static int pageNumber(String text) {
        return text.matches("[1-9]\\d{9,}") ? Integer.MAX_VALUE : QueryParameters.integer(text, 1, Integer.MAX_VALUE);
    }
}
