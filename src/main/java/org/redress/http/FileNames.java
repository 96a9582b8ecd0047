package org.redress.http;

import java.util.regex.Pattern;

/** Names of files from outside, made safe for those who see or save them. */
public final class FileNames {
    // Controls, separators of lines and folders, and what reverses the order in which a name is shown (UAX 9)
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\w .()-]");

    private FileNames() {}

    /** Returns a name with an underscore for each character that could mislead a reader or lead to a folder. */
    public static String safe(String name) {
        return isPlain(name) ? name : UNSAFE.matcher(name).replaceAll("_");
    }

    // Most names are: a regular expression for each file of a page would take 1 % of its time
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character < ' ' || character > '~' || character == '/' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Returns the header that lets clients save a file: the name in ASCII, and in full as by RFC 8187. */
    public static String contentDisposition(String name) {
        String safe = safe(name);
        String full = ApiPaths.encode(safe).replace("*", "%2A");
        return "attachment; filename=\"" + BEYOND_ASCII.matcher(safe).replaceAll("_") + "\"; filename*=UTF-8''" + full;
    }
}
