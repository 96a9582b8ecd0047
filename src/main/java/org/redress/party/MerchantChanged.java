package org.redress.party;

import org.jspecify.annotations.Nullable;

/**
 * Event: an operator has changed a merchant.
 *
 * @param action change of its state, null for another change
 */
public record MerchantChanged(int merchantId, @Nullable MerchantAction action) {
    /** Creates the event of a change that keeps the state. */
    public MerchantChanged(int merchantId) {
        this(merchantId, null);
    }
}
