package org.redress.problem;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Checks {@link UnicodeText}, for Bean Validation and for readers of queries, paths, headers and multipart bodies. */
public class UnicodeTextValidator implements ConstraintValidator<UnicodeText, String> {
    private UnicodeText rule;

    @Override
    public void initialize(UnicodeText annotation) {
        rule = annotation;
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null
                || (rule.controls() ? isStorable(text) : rule.multiline() ? isMultiline(text) : isLine(text));
    }

    /** Checks a single-line text: no control characters, no unpaired surrogates. */
    public static boolean isLine(String text) {
        return hasNone(text, Character::isISOControl);
    }

    /** Checks a text of several lines: as {@link #isLine}, but with line feeds, carriage returns and tabs. */
    public static boolean isMultiline(String text) {
        return hasNone(text, c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0);
    }

    /** Checks a text relayed from a chat: no U+0000, no unpaired surrogates. */
    public static boolean isStorable(String text) {
        return hasNone(text, c -> c == 0);
    }

    private static boolean hasNone(String text, IntPredicate forbidden) {
        return text.codePoints().noneMatch(forbidden.or(c -> Character.getType(c) == Character.SURROGATE));
    }
}
