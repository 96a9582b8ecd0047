package org.redress.dispute;

import org.redress.digest.Sha256;

/**
 * What a customer says is wrong, before it is a case.
 *
 * @param source where it was said: the channel, in capitals
 * @param orderId the shop's number of the order it is about, or null
 * @param category products-related, order-related, account-related, or a text of the customer's own
 * @param description the customer's words, or a sentence made from the category
 * @param idempotencyKey the caller's own mark of this call, or null
 */
public record ComplaintDetails(
        String source, String orderId, String category, String description, String idempotencyKey) {

    /** Equal for complaints that say the same; a customer who says the same twice in a day has one complaint. */
    public String fingerprint() {
        return Sha256.of(orderId == null ? "" : orderId, category, description.strip());
    }
}
