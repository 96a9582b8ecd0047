package org.redress.dispute;

/** Party that changes a dispute. Its name is stored in timelines. */
public enum Actor {
    /** The merchant's systems and staff. */
    MERCHANT,
    /** The customer, through the chat or through the merchant. */
    CUSTOMER,
    /** A deadline that has passed or ends soon. */
    CLOCK
}
