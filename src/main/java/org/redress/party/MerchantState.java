package org.redress.party;

import org.jspecify.annotations.Nullable;

/** State of a merchant, which its operator changes. */
public enum MerchantState {
    /** Created, not complete: no calls but the operator's. */
    DRAFT,

    ACTIVE,

    /** Reads only, and its deadlines stand still. */
    SUSPENDED,

    /** For ever: no calls but the operator's. */
    CLOSED;

    /**
     * Checks that a merchant in this state takes a call.
     *
     * @param isRead whether the call changes nothing
     * @param reason of the state, for the caller
     * @throws MerchantUnavailableException if it does not
     */
    void requireAvailable(boolean isRead, @Nullable String reason) {
        switch (this) {
            case ACTIVE -> {}
            case SUSPENDED -> {
                if (!isRead) {
                    throw new MerchantUnavailableException("The merchant is suspended and can only be read: " + reason);
                }
            }
            case DRAFT -> throw new MerchantUnavailableException("The merchant is not active yet.");
            case CLOSED -> throw new MerchantUnavailableException("The merchant is closed.");
        }
    }
}
