package org.redress.http;

import jakarta.ws.rs.core.UriInfo;
import org.redress.paging.PageRequest;
import org.redress.problem.InvalidRequestException;

/**
 * A request for a slice of an append-only list, whose rows carry their positions.
 *
 * @param after the position of the last row already read; 0 = from the first row
 * @param size the number of rows, from 1
 */
public record SliceRequest(int after, int size) {
    /**
     * Reads the query parameters after and pageSize.
     *
     * @param maxSize the largest pageSize; the default is {@link PageRequest#DEFAULT_SIZE} or this if it is smaller
     * @throws InvalidRequestException with each parameter that breaks its rule
     */
    public static SliceRequest of(UriInfo uri, int maxSize) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        int after = query.wholeNumber("after", 0, Integer.MAX_VALUE).orElse(0);
        int size = query.pageSize(maxSize);
        query.throwIfAny();
        return new SliceRequest(after, size);
    }
}
