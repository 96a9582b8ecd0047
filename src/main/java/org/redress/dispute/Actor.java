package org.redress.dispute;

/** Who can do something to a case. */
public enum Actor {
    /** The shop's systems and staff. */
    MERCHANT,
    /** Who complains, through the chat. */
    CUSTOMER,
    /** Nobody: time has passed. */
    CLOCK
}
