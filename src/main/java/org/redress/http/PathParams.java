package org.redress.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnicodeTextValidator;
import org.redress.text.VisibleText;

/** Parses path parameters. Resources take them as texts, since JAX-RS would answer 404 to an invalid one. */
public final class PathParams {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Rule of {@link #isSegment}, the end of a sentence that begins with the field's name. */
    public static final String SEGMENT_RULE = "must have neither / nor \\, nor be . or .., as it stands in addresses";

    private PathParams() {}

    /** Returns whether each server passes the text on as one segment of a path, percent-encoded. */
    public static boolean isSegment(String text) {
        return text.indexOf('/') < 0 && text.indexOf('\\') < 0 && !text.equals(".") && !text.equals("..");
    }

    /**
     * Parses the id of the merchant that the caller acts for.
     *
     * @throws InvalidRequestException unless it is a whole number from 1 to 999999999
     */
    public static int clientId(String text) {
        return number("clientId", text);
    }

    /**
     * Parses the id of a merchant, or the number of an entry in a list.
     *
     * @param name the parameter's name, for the violation
     * @throws InvalidRequestException unless it is a whole number from 1 to 999999999
     */
    public static int number(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidRequestException(name, "must be a whole number from 1 to 999999999", "path");
        }
        return Integer.parseInt(text);
    }

    /**
     * Reads a merchant's number of an order and returns it unchanged.
     *
     * @throws InvalidRequestException if it is blank, too long, not one line of Unicode text, or none for a path
     */
    public static String orderId(String text) {
        if (VisibleText.isBlank(text)
                || text.codePointCount(0, text.length()) > InputLimits.IDENTIFIER
                || !UnicodeTextValidator.isLine(text)) {
            String rule = "must be 1.." + InputLimits.IDENTIFIER + " characters without control characters";
            throw new InvalidRequestException("orderId", rule, "path");
        }
        if (!isSegment(text)) {
            throw new InvalidRequestException("orderId", SEGMENT_RULE, "path");
        }
        return text;
    }

    /**
     * Parses a UUID in its canonical form.
     *
     * @param name the parameter's name, for the violation
     * @throws InvalidRequestException if it is none
     */
    public static UUID uuid(String name, String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new InvalidRequestException(name, "must be a UUID", "path");
        }
        return UUID.fromString(text);
    }
}
