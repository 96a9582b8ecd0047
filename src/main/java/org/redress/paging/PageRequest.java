package org.redress.paging;

/**
 * Which page of a list is wanted.
 *
 * @param size rows a page, from 1; how many at the most is a setting
 * @param number the page counted from 1; without meaning where there is a cursor
 * @param cursor where the page begins, from a Link header; or null
 */
public record PageRequest(int size, int number, Cursor cursor) {
    public static final int DEFAULT_SIZE = 20;

    public PageRequest {
        if (size < 1 || number < 1) {
            throw new IllegalArgumentException("page " + number + " of " + size + " rows");
        }
    }

    /** How many rows lie before this page when pages are counted. */
    public long offset() {
        return cursor == null ? (number - 1L) * size : 0;
    }

    public boolean backward() {
        return cursor != null && cursor.backward();
    }
}
