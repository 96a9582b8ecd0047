package org.redress.party;

/** State of a merchant, which its operator changes. */
public enum MerchantState {
    /** Created, not complete: no calls but the operator's. */
    DRAFT,

    ACTIVE,

    /** Reads only, and its deadlines stand still. */
    SUSPENDED,

    /** For ever: no calls but the operator's. */
    CLOSED
}
