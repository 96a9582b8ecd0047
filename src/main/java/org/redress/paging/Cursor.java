package org.redress.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * A place between two rows of a sorted list: the sort value and id of the row at its edge. Rows that arrive or leave
 * elsewhere do not move it, so that no row is skipped or shown twice. Callers get it as an opaque text.
 *
 * @param order name and direction of the sort order it belongs to
 * @param value the row's sort value as text; null where the row has none
 * @param id the row's id
 * @param backward whether the page ends before the row, instead of beginning after it
 */
public record Cursor(String order, String value, UUID id, boolean backward) {
    private static final String SEPARATOR = "|";

    public String text() {
        String plain = String.join(
                SEPARATOR, backward ? "prev" : "next", order, id.toString(), value == null ? "" : "=" + value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException where the text is not one of {@link #text()} */
    public static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("no cursor");
        }
        String value = parts[3].isEmpty() ? null : parts[3].substring(1);
        Cursor cursor = new Cursor(parts[1], value, UUID.fromString(parts[2]), parts[0].equals("prev"));
        if (!cursor.text().equals(text)) {
            throw new IllegalArgumentException("no cursor");
        }
        return cursor;
    }
}
