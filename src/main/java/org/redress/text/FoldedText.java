package org.redress.text;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Forms in which texts are compared, regardless of letter case and of Unicode's composed and decomposed letters (NFC).
 * Each letter is folded alone, so that a part of a text is a part of its form: a final sigma is a sigma.
 */
public final class FoldedText {
    private FoldedText() {}

    /** Returns the form of a number, with full case folding (ß is ss) and digits of any script as 0 to 9. */
    public static String ofNumber(String text) {
        return isAscii(text)
                ? text.toLowerCase(Locale.ROOT)
                : normalized(folded(normalized(text), FoldedText::foldedFully));
    }

    /** Returns the form of a text to find words in: that of a number, with plain letters for wide ones (NFKC). */
    public static String ofWords(String text) {
        return ofNumber(isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /**
     * Returns the form of an e-mail address. Letters of different addresses stay apart, such as ß and ss, ı and i. A
     * domain is in its ASCII form (RFC 5891); labels that this form cannot tell apart stay in Unicode.
     */
    public static String ofEmail(String address) {
        if (isAscii(address)) {
            return address.toLowerCase(Locale.ROOT);
        }
        String folded = normalized(folded(normalized(address), FoldedText::foldedSimply));
        int domain = folded.lastIndexOf('@') + 1;
        return folded.substring(0, domain)
                + Stream.of(folded.substring(domain).split("[.\u3002\uFF0E\uFF61]", -1))
                        .map(FoldedText::asciiLabel)
                        .collect(Collectors.joining("."));
    }

    /** Returns the spellings of a text that look the same: as written, composed (NFC) and decomposed (NFD). */
    public static List<String> unicodeForms(String text) {
        return Stream.of(text, normalized(text), Normalizer.normalize(text, Normalizer.Form.NFD))
                .distinct()
                .toList();
    }

    /** Returns whether a text has ASCII alone, whose form is the text in lower case. */
    public static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String folded(String text, IntFunction<String> folding) {
        return text.codePoints().mapToObj(folding).collect(Collectors.joining());
    }

    private static String foldedFully(int c) {
        return Character.isDigit(c)
                ? Integer.toString(Character.digit(c, 10))
                : folded(Character.toString(c).toUpperCase(Locale.ROOT), upper -> Character.toString(upper)
                        .toLowerCase(Locale.ROOT));
    }

    private static String foldedSimply(int c) {
        return switch (c) {
            // The upper case of ı is I, whose lower case is i
            case 'ı' -> "ı";
            case 'İ' -> "i\u0307";
            default -> Character.toString(Character.toLowerCase(Character.toUpperCase(c)));
        };
    }

    // The JDK has IDNA 2003, for which ß is ss and joiners are nothing
    private static String asciiLabel(String label) {
        if (isAscii(label) || label.chars().anyMatch(c -> c == 'ß' || c == '\u200C' || c == '\u200D')) {
            return label;
        }
        try {
            return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return label;
        }
    }
}
