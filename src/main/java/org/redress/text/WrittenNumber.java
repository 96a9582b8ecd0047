package org.redress.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Number as a person wrote it, such as "748596", "#748596", "OR#748596" or "Order no. 748596".
 *
 * @param readings the text as written, then without words and signs before the number, the shortest last; never empty
 */
public record WrittenNumber(List<String> readings) {
    private static final String NUMBER_SIGNS = "#\uFF03";
    private static final String SEPARATORS = NUMBER_SIGNS + "\u2116:\uFF1A.";
    private static final int MAX_READINGS = 5;

    /**
     * Reads a text.
     *
     * @param text without blanks at its ends
     */
    public static WrittenNumber of(String text) {
        Set<String> readings = new LinkedHashSet<>(List.of(text));
        int digit = firstDigit(text);
        for (int i = 0; i < text.length() && readings.size() < MAX_READINGS && (i < digit || i == 0); i++) {
            char c = text.charAt(i);
            // A word without a digit behind it may be the number itself
            if (isSign(c) || (i < digit && isSeparator(c))) {
                String rest = VisibleText.strip(text.substring(i + 1));
                readings.add(rest.isEmpty() ? text : rest);
            }
        }
        return new WrittenNumber(List.copyOf(readings));
    }

    /** Returns whether a text has nothing but blanks and number signs. */
    public static boolean isEmpty(String text) {
        return VisibleText.isBlank(text.replaceAll("[" + NUMBER_SIGNS + "]", ""));
    }

    /** Returns the number without words and signs before it. */
    public String number() {
        return readings.get(readings.size() - 1);
    }

    /** Returns the forms in which the readings are compared, in their order. */
    public List<String> folded() {
        return readings.stream().map(FoldedText::ofNumber).distinct().toList();
    }

    private static int firstDigit(String text) {
        int i = 0;
        while (i < text.length() && !Character.isDigit(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i < text.length() ? i : -1;
    }

    private static boolean isSign(char c) {
        return NUMBER_SIGNS.indexOf(c) >= 0;
    }

    private static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(c) >= 0 || Character.isSpaceChar(c) || Character.isWhitespace(c);
    }
}
