package org.redress.dispute;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Action on a dispute, as named on the wire and in timelines. {@link LifeCycle} has the conditions of each, {@link
 * DisputeCommand} its effect.
 */
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
    COMMENT("comments"),
    ATTACH("attachments"),
    ASSIGN,
    UNASSIGN,
    TAKE,
    PRIORITIZE,
    TAG,
    MERGE,
    SPLIT,
    LINK,
    UNLINK,
    /** Erases all disputes of a customer at once; not offered for a single dispute. */
    ERASE;

    private enum Purpose {
        CASE,
        TRIAGE,
        PAIR
    }

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String path;

    DisputeAction() {
        this.path = "actions/" + wireName;
    }

    DisputeAction(String path) {
        this.path = path;
    }

    /** Returns the name in lower case with hyphens. */
    public String wireName() {
        return wireName;
    }

    /** Returns whether the action only divides and orders the work of staff. */
    public boolean isTriage() {
        return purpose() == Purpose.TRIAGE;
    }

    /** Returns whether the action concerns two disputes. */
    public boolean isOfPair() {
        return purpose() == Purpose.PAIR;
    }

    private Purpose purpose() {
        return switch (this) {
            case ASSIGN, UNASSIGN, TAKE, PRIORITIZE, TAG -> Purpose.TRIAGE;
            case MERGE, SPLIT, LINK, UNLINK -> Purpose.PAIR;
            case OPEN,
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
                    ERASE -> Purpose.CASE;
        };
    }

    /** Returns the path below the dispute's address to which the merchant posts the action. */
    public String path() {
        return path;
    }

    /** Returns the action of that wire name, in exactly this spelling. */
    public static Optional<DisputeAction> named(String wireName) {
        return Arrays.stream(values())
                .filter(action -> action.wireName.equals(wireName))
                .findFirst();
    }
}
