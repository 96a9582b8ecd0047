package org.redress.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.redress.problem.InvalidRequestException;

/** The ids in our paths, taken as texts: left to the server, a bad one would be an unknown address. */
public final class PathParams {
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private PathParams() {}

    public static int clientId(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new InvalidRequestException("clientId", "must be a whole number from 1 to 999999999", "path");
        }
        return Integer.parseInt(text);
    }

    /**
     * Reads the shop's id of an order.
     *
     * @throws InvalidRequestException if it is blank, has more than 64 characters or a control character
     */
    public static String orderId(String text) {
        if (text.isBlank() || text.length() > 64 || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidRequestException("orderId", "must be 1..64 characters without control characters", "path");
        }
        return text;
    }

    public static UUID uuid(String name, String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new InvalidRequestException(name, "must be a UUID", "path");
        }
        return UUID.fromString(text);
    }
}
