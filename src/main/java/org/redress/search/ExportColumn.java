package org.redress.search;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.json.TimeFormats;

/**
 * A column of an export.
 *
 * @param name in the header
 * @param field its content
 */
public record ExportColumn(String name, DisputeField field) {
    /** Returns the content as the list shows it, but each time in ISO 8601; null if there is none. */
    public @Nullable String textOf(DisputeRow row) {
        Instant time = timeOf(row);
        return time == null ? Objects.toString(field.wireValueOf(row), null) : TimeFormats.instant(time);
    }

    /** Returns the time that the column shows, or null if it shows none. */
    public @Nullable Instant timeOf(DisputeRow row) {
        return switch (field.format()) {
            case INSTANT, DATE_TIME -> (Instant) field.valueOf(row);
            case TEXT, NUMBER, TRUTH, MONEY, ATTACHMENT_LIST, IDENTITY_LIST, LINK_LIST, TAG_LIST, ACTION_LINKS -> null;
        };
    }

    /** Whether a spreadsheet may calculate with the column. */
    public boolean isNumeric() {
        return switch (field.format()) {
            case NUMBER, MONEY -> true;
            case TEXT, TRUTH, INSTANT, DATE_TIME, ATTACHMENT_LIST, IDENTITY_LIST, LINK_LIST, TAG_LIST, ACTION_LINKS ->
                false;
        };
    }
}
