package org.redress.text;

/** Tells characters that can be seen from blanks, controls and format characters. */
public final class VisibleText {
    private VisibleText() {}

    /**
     * Returns whether a text has nothing to see: it is empty, or has only blanks of any kind, control characters (Cc),
     * format characters (Cf) and Unicode's other invisible letters and marks.
     */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> isBlank(c) || Character.isISOControl(c) || isIgnorable(c));
    }

    /** Removes blanks of any kind and format characters at both ends, as copying a text may add them. */
    public static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (begin < end && isBlank(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0x85 // Next line: a control character, which Java counts as no blank
                || Character.getType(c) == Character.FORMAT;
    }

    // Default_Ignorable_Code_Point (DerivedCoreProperties.txt) beside Cf, and the braille pattern without dots.
    // Java's regular expressions do not know the property.
    private static boolean isIgnorable(int c) {
        return c == 0x34F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
