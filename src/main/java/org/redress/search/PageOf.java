package org.redress.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.redress.paging.PageRequest;

/**
 * Values of a page, such as the ids of its disputes.
 *
 * @param shown in the order of the page
 * @param isAfterFirst whether there is a page before
 * @param isBeforeLast whether there is a page after
 */
public record PageOf<T>(List<T> shown, boolean isAfterFirst, boolean isBeforeLast) {
    /**
     * Divides what was read.
     *
     * @param read in the order of reading; one more than the page has, if more follow
     */
    static <T> PageOf<T> of(PageRequest request, List<T> read) {
        boolean more = read.size() > request.size();
        List<T> shown = new ArrayList<>(more ? read.subList(0, request.size()) : read);
        if (request.backward()) {
            Collections.reverse(shown);
        }
        return new PageOf<>(
                List.copyOf(shown),
                request.backward() ? more : request.cursor() != null || request.number() > 1,
                request.backward() || more);
    }

    /** Returns a page of other values, in the same place. */
    public <R> PageOf<R> map(Function<T, R> conversion) {
        return of(shown.stream().map(conversion).toList());
    }

    /** Returns a page of other values, in the same place. */
    <R> PageOf<R> of(List<R> others) {
        return new PageOf<>(others, isAfterFirst, isBeforeLast);
    }
}
