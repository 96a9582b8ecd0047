package org.redress.reason;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;

/**
 * Content of a merchant's own reason; two of equal content are the same reason.
 *
 * @param names by language, of which {@code en} is present
 * @param code short name, or null
 */
public record OwnReason(Map<String, String> names, @Nullable String code) {
    static final String ENGLISH = "en";

    public OwnReason {
        names = Map.copyOf(names);
    }

    String english() {
        return Objects.requireNonNull(names.get(ENGLISH));
    }

    void describe(CanonicalForm form) {
        form.add("code", code)
                .addTexts(
                        "names",
                        names.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(name -> name.getKey() + "=" + name.getValue()));
    }
}
