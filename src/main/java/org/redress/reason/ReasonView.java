package org.redress.reason;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reason on the wire; null fields are left out.
 *
 * @param name in the language of the response
 * @param code short name, such as Riverty's R1, or null
 * @param category chat category that the reason stands for, or null
 * @param names by language, of a reason of the merchant's own; null for a general one
 */
@JsonbPropertyOrder({"id", "name", "code", "category", "names"})
public record ReasonView(
        int id, String name, @Nullable String code, @Nullable String category, @Nullable Map<String, String> names) {
    /** Formats a reason for the wire. */
    static ReasonView of(DisputeReason reason, Locale language) {
        return new ReasonView(
                reason.getId(),
                reason.nameIn(language),
                reason.getCode(),
                reason.getCategory(),
                reason.isOwn() ? new TreeMap<>(reason.content().names()) : null);
    }
}
