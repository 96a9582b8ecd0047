package org.redress.event;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.http.QueryParameters;

/**
 * Request for the events after a cursor.
 *
 * @param after number of the last event that was read; 0 for the oldest that is kept, {@link #LATEST} for the last one
 * @param types wire names of the wanted types; empty for all
 * @param size largest number of events
 * @param longestWait longest time to wait if there is no event
 */
public record EventsRequest(long after, Set<String> types, int size, Duration longestWait) {
    private static final int MAX_WAIT_SECONDS = 30;

    static final long LATEST = -1;
    private static final String LATEST_CURSOR = "latest";

    /**
     * Reads the query parameters cursor, types, pageSize and wait.
     *
     * @throws org.redress.problem.InvalidRequestException with each parameter that breaks its rule
     */
    public static EventsRequest of(UriInfo uri, int maxSize) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        long after = query.read("cursor", "must be the next of an earlier response, or latest", EventsRequest::cursor)
                .orElse(0L);
        Set<String> types = query.read(
                        "types", "must be names of event types, separated by commas", EventsRequest::types)
                .orElse(Set.of());
        int size = query.pageSize(maxSize);
        Duration longestWait = Duration.ofSeconds(
                query.wholeNumber("wait", 0, MAX_WAIT_SECONDS).orElse(0));
        query.throwIfAny();
        return new EventsRequest(after, types, size, longestWait);
    }

    /**
     * Returns the same request of a caller who sees some types only.
     *
     * @throws ForbiddenException if it names another type
     */
    public EventsRequest limitedTo(Set<String> visible) {
        if (!visible.containsAll(types)) {
            throw new ForbiddenException();
        }
        return new EventsRequest(after, types.isEmpty() ? visible : types, size, longestWait);
    }

    private static long cursor(String text) {
        if (text.equals(LATEST_CURSOR)) {
            return LATEST;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("not a cursor");
        }
        return Long.parseLong(text);
    }

    private static Set<String> types(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(name -> EventType.named(name).orElseThrow().wireName())
                .collect(Collectors.toUnmodifiableSet());
    }
}
