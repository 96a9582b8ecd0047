package org.redress.event;

import java.util.Locale;

/** Kind of the thing that an event is about. */
public enum EventSubject {
    DISPUTE,
    ORDER,
    CUSTOMER,
    MERCHANT,
    WEBHOOK;

    /** Returns the name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
