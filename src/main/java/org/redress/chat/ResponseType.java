package org.redress.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

/** Types of a reply. */
public enum ResponseType {
    TEXT,
    CARD,
    MEDIA,
    CONTAINER;

    /**
     * Reads a wire name in any case, with or without white space around it.
     *
     * @throws NoSuchElementException if there is no such type
     */
    static ResponseType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the name in requests and replies. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
