package org.redress.dispute;

/** Readers of a comment. Each value includes the readers of the values before it. */
public enum Visibility {
    /** The role merchant only. */
    INTERNAL,
    /** The roles merchant and viewer. */
    MERCHANT,
    /** The customer too: the chat shows it. */
    CUSTOMER
}
