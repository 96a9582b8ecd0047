package org.redress.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Position in a sorted list: sort value and id of the row at the edge of a page.
 *
 * <p>Rows inserted or removed elsewhere do not move it, so no row is skipped or repeated. Clients get an opaque text.
 *
 * @param order name and direction of its sort order
 * @param value the row's sort value as text, or null if the row has none
 * @param id the row's id
 * @param backward true if the page ends before the row, false if it begins after the row
 */
public record Cursor(String order, @Nullable String value, UUID id, boolean backward) {
    private static final String SEPARATOR = "|";

    /** Returns the opaque text: base64url of the values. */
    public String text() {
        String plain = String.join(
                SEPARATOR, backward ? "prev" : "next", order, id.toString(), value == null ? "" : "=" + value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Parses a cursor.
     *
     * @throws IllegalArgumentException if the text is not exactly one that {@link #text()} returns
     */
    public static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a cursor");
        }
        String value = parts[3].isEmpty() ? null : parts[3].substring(1);
        Cursor cursor = new Cursor(parts[1], value, UUID.fromString(parts[2]), parts[0].equals("prev"));
        if (!cursor.text().equals(text)) {
            throw new IllegalArgumentException("not a cursor");
        }
        return cursor;
    }
}
