package org.redress.event;

import jakarta.json.JsonObject;
import java.util.Optional;

/** Adds to events of a type what they do not store: data of a customer, at the time of reading. */
public interface EventContent {
    /** Returns the type of the events. */
    EventType type();

    /** Returns the further fields of an event; empty if the data is erased or must not be sent. */
    Optional<JsonObject> contentOf(int merchantId, EventData event);
}
