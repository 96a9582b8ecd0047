package org.redress.dispute;

/** In whose favour a case is decided. */
public enum Outcome {
    /** The shop owes nothing. */
    MERCHANT,
    /** The customer has all of what is disputed back. */
    CUSTOMER,
    /** The customer has a part of it back. */
    PARTIAL,
    /** The shop gives up the claim, whoever is right. */
    WRITE_OFF
}
