package org.redress.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Actions of a webhook. */
enum WebhookAction {
    ROTATE_SECRET,
    ENABLE;

    /** Returns the action of a path; empty if there is none. */
    static Optional<WebhookAction> named(String name) {
        return Arrays.stream(values())
                .filter(action -> action.wireName().equals(name))
                .findFirst();
    }

    /** Returns the name in paths, such as rotate-secret. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
