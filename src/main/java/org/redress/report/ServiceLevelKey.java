package org.redress.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Property by which service levels are grouped. */
enum ServiceLevelKey {
    ASSIGNEE,
    /** A dispute with several tags counts for each of them, one without tags for none. */
    TAG,
    REASON,
    OUTCOME,
    SOURCE;

    static final String RULE = Arrays.stream(values())
            .map(ServiceLevelKey::wireName)
            .collect(Collectors.joining(", ", "must be given, one of ", ""));

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a key by its name on the wire, in any case. */
    static Optional<ServiceLevelKey> named(String name) {
        return Arrays.stream(values())
                .filter(key -> key.wireName().equalsIgnoreCase(name))
                .findFirst();
    }
}
