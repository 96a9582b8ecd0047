package org.redress.search;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of an export.
 *
 * @param name in the header
 * @param field its content
 */
public record ExportColumn(String name, DisputeField field) {
    /** Returns the content as the list shows it, or null if there is none. */
    public @Nullable String textOf(DisputeRow row) {
        return Objects.toString(field.wireValueOf(row), null);
    }

    /** Whether a spreadsheet may calculate with the column. */
    public boolean isNumeric() {
        return switch (field.format()) {
            case NUMBER, MONEY -> true;
            case TEXT, INSTANT, DATE_TIME, ATTACHMENT_LIST, ACTION_LINKS -> false;
        };
    }
}
