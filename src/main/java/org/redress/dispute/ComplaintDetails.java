package org.redress.dispute;

import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;

/**
 * Complaint of a customer, from which a dispute is opened.
 *
 * @param source channel of the complaint, in upper case
 * @param orderId the merchant's number of the order, in the chat as the customer wrote it; or null
 * @param category products-related, order-related, account-related, or free text of the customer
 * @param description text of the customer, or a sentence made from the category
 * @param idempotencyKey key of the chat call, or null
 */
public record ComplaintDetails(
        String source, @Nullable String orderId, String category, String description, @Nullable String idempotencyKey) {

    /** Returns the same complaint with the merchant's number of the order, in which repetitions are equal. */
    ComplaintDetails about(String merchantsOrderId) {
        return new ComplaintDetails(source, merchantsOrderId, category, description, idempotencyKey);
    }

    /**
     * Returns a digest that is equal for complaints of the same content: repeated within a day, they are one dispute.
     * It is stored, so its form does not change.
     */
    public String fingerprint() {
        return Sha256.of(orderId == null ? "" : orderId, category, description.strip());
    }
}
