package org.redress.paging;

import org.jspecify.annotations.Nullable;

/**
 * Request for a page of a list.
 *
 * @param size rows per page, from 1; the setting page.max-size limits it
 * @param number the page's number, from 1; ignored if there is a cursor
 * @param cursor the edge of the page, from a Link header, or null
 */
public record PageRequest(int size, int number, @Nullable Cursor cursor) {
    public static final int DEFAULT_SIZE = 20;

    public PageRequest {
        if (size < 1 || number < 1) {
            throw new IllegalArgumentException("invalid page " + number + " of size " + size);
        }
    }

    /** Returns the number of rows before this page, 0 if it is requested by a cursor. */
    public long offset() {
        return cursor == null ? (number - 1L) * size : 0;
    }

    /** Returns whether the page ends before its cursor. */
    public boolean backward() {
        return cursor != null && cursor.backward();
    }
}
