package org.redress.dispute;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to a case; who may do it when is told by {@link LifeCycle}. On the wire in small letters with hyphens. */
public enum DisputeAction {
    OPEN,
    REQUEST_INFORMATION,
    SUPPLY_INFORMATION,
    DECIDE,
    APPEAL,
    CLOSE,
    CANCEL,
    ESCALATE,
    REMIND,
    COMMENT,
    ATTACH,
    /** To all cases of a customer at once, wherever they stand; not to one by itself. */
    ERASE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the merchant does it, below the case's own address. */
    public String path() {
        return switch (this) {
            case COMMENT -> "comments";
            case ATTACH -> "attachments";
            default -> "actions/" + wireName();
        };
    }

    public static Optional<DisputeAction> named(String wireName) {
        return Arrays.stream(values())
                .filter(action -> action.wireName().equals(wireName))
                .findFirst();
    }
}
