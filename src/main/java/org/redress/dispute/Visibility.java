package org.redress.dispute;

/** Who may read a comment. Each sees what the next one sees, and more. */
public enum Visibility {
    /** The shop's staff alone: the role merchant. */
    INTERNAL,
    /** Everybody on the shop's side, also those who only read. */
    MERCHANT,
    /** The customer, too: the chat tells it. */
    CUSTOMER
}
