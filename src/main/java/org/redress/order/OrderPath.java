package org.redress.order;

import org.redress.problem.InvalidRequestException;

/** What stands in the paths of orders, taken as texts: left to the server, a bad one would be an unknown address. */
final class OrderPath {
    private OrderPath() {}

    static String orderId(String text) {
        if (text.isBlank() || text.length() > 64 || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidRequestException("orderId", "must be 1..64 characters without control characters", "path");
        }
        return text;
    }
}
