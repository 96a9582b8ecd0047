package org.redress.dispute;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sources of disputes and files that identify nobody. They outlive an erasure, and may stand in a timeline; another
 * source is free text.
 */
public enum KnownSource {
    API,
    APP,
    CHAT,
    CUSTOMER,
    EMAIL,
    FACEBOOK,
    INSTAGRAM,
    LINE,
    MERCHANT,
    MESSENGER,
    PHONE,
    RCS,
    SHOP,
    SIGNAL,
    SLACK,
    SMS,
    TELEGRAM,
    TWITTER,
    VIBER,
    VOICE,
    WEB,
    WECHAT,
    WHATSAPP;

    /** Returns the known source with this name in any letter case; empty for free text. */
    public static Optional<KnownSource> of(String source) {
        String name = source.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    /** Returns all names in lower case, to compare them in a query. */
    public static Set<String> lowerCaseNames() {
        return Arrays.stream(values())
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
