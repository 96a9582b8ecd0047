package org.redress.dispute;

/** Outcome of a decision. */
public enum Outcome {
    /** The merchant owes nothing. */
    MERCHANT,
    /** The customer gets the whole disputed amount back. */
    CUSTOMER,
    /** The customer gets a part of the disputed amount back. */
    PARTIAL,
    /** The merchant waives the claim without judging the dispute. */
    WRITE_OFF
}
