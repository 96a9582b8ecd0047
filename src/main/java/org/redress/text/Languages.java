package org.redress.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Languages of the names that Redress shows. English is the fallback. */
public final class Languages {
    /** All languages, without countries. */
    public static final List<Locale> ALL =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));

    /** Their codes (BCP 47), in the same order. */
    public static final List<String> CODES =
            ALL.stream().map(Locale::getLanguage).toList();

    private Languages() {}

    /**
     * Returns the language that the header Accept-Language prefers (RFC 9110, 12.5.4).
     *
     * @param header null if there is none; a malformed one counts as none
     */
    public static Locale preferred(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .toList();
            return Objects.requireNonNullElse(Locale.lookup(wanted, ALL), Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
