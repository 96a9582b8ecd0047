package org.redress.handling;

import java.math.BigDecimal;
import java.util.UUID;
import org.redress.digest.CanonicalForm;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.Outcome;

/**
 * What the shop does to a case.
 *
 * @param text told to the customer; null where there is nothing to tell
 * @param outcome of a decision, else null
 * @param amount of a PARTIAL decision, else null
 */
record DisputeCommand(DisputeAction action, String text, Outcome outcome, BigDecimal amount) {
    /** Returns the request in the form from which its digest is computed (Idempotency-Key). */
    CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
        return CanonicalForm.of("action")
                .add("clientId", merchantId)
                .add("disputeId", disputeId)
                .add("action", action.wireName())
                .add("text", text)
                .add("outcome", outcome == null ? null : outcome.name())
                .add("amount", amount);
    }
}
