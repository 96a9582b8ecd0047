package org.redress.dispute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a customer says is wrong, before it is a case.
 *
 * @param source where it was said: the channel, in capitals
 * @param orderId the shop's number of the order it is about, or null
 * @param category products-related, order-related, account-related, or a text of the customer's own
 * @param description the customer's words, or a sentence made from the category
 * @param idempotencyKey the caller's own mark of this call, or null
 */
public record Complaint(String source, String orderId, String category, String description, String idempotencyKey) {

    /** Equal for complaints that say the same; a customer who says the same twice in a day has one complaint. */
    public String fingerprint() {
        try {
            String said = String.join("\u0000", orderId == null ? "" : orderId, category, description.strip());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
