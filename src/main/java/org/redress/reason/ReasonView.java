package org.redress.reason;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reason on the wire; null fields are left out.
 *
 * @param name in the language of the response
 * @param code short name, such as Riverty's R1, or null
 * @param category chat category that the reason stands for, or null
 */
@JsonbPropertyOrder({"id", "name", "code", "category"})
public record ReasonView(int id, String name, @Nullable String code, @Nullable String category) {
    /** Formats a reason for the wire. */
    static ReasonView of(DisputeReason reason, Locale language) {
        return new ReasonView(reason.getId(), reason.nameIn(language), reason.getCode(), reason.getCategory());
    }
}
