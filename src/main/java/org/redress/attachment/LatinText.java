package org.redress.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Recognizes texts in an 8-bit Latin code (ISO 8859, Windows 1252), which have no bytes of their own to begin with. */
final class LatinText {
    // Bytes that stand for nothing in Windows 1252, and for controls in ISO 8859
    private static final String UNDEFINED = "\u0081\u008D\u008F\u0090\u009D";
    private static final String BLANKS = "\t\n\f\r";
    private static final int DELETE = 0x7F;

    private LatinText() {}

    /** Returns whether all bytes of a file are letters, signs or blanks. Reads it to its end, or to the first other. */
    static boolean matches(InputStream bytes) throws IOException {
        InputStream buffered = new BufferedInputStream(bytes);
        int next = buffered.read();
        while (next >= 0 && isText(next)) {
            next = buffered.read();
        }
        return next < 0;
    }

    private static boolean isText(int next) {
        return next >= ' ' && next != DELETE && UNDEFINED.indexOf(next) < 0 || BLANKS.indexOf(next) >= 0;
    }
}
