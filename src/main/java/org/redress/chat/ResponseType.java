package org.redress.chat;

import java.util.Locale;

/** In which shape the chat wants its answer. */
public enum ResponseType {
    TEXT,
    CARD,
    MEDIA,
    CONTAINER;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
