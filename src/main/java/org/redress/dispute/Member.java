package org.redress.dispute;

import org.redress.problem.InputLimits;
import org.redress.security.Caller;

/**
 * Member of the merchant's staff, or a system of the merchant.
 *
 * @param id subject of the token, or its client
 * @param name for people to read
 */
public record Member(String id, String name) {
    /** Returns the caller. Longer texts are cut to 255 code points. */
    public static Member of(Caller caller) {
        return new Member(cut(caller.identity().name()), cut(caller.name()));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= InputLimits.NAME
                ? text
                : text.substring(0, text.offsetByCodePoints(0, InputLimits.NAME));
    }
}
