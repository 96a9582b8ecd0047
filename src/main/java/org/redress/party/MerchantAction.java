package org.redress.party;

import static org.redress.party.MerchantState.ACTIVE;
import static org.redress.party.MerchantState.CLOSED;
import static org.redress.party.MerchantState.DRAFT;
import static org.redress.party.MerchantState.SUSPENDED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Action of an operator that changes the state of a merchant. */
public enum MerchantAction {
    ACTIVATE(ACTIVE, DRAFT),
    SUSPEND(SUSPENDED, ACTIVE),
    RESUME(ACTIVE, SUSPENDED),
    CLOSE(CLOSED, DRAFT, ACTIVE, SUSPENDED);

    private final MerchantState next;
    private final Set<MerchantState> from;

    MerchantAction(MerchantState next, MerchantState first, MerchantState... others) {
        this.next = next;
        this.from = EnumSet.of(first, others);
    }

    /** Finds the action by its name on the wire. */
    public static Optional<MerchantAction> named(String name) {
        return Arrays.stream(values())
                .filter(action -> action.wireName().equals(name))
                .findFirst();
    }

    /** Returns the name on the wire and in the audit log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state after the action. */
    MerchantState next() {
        return next;
    }

    /** Returns whether the action is possible in the state. */
    public boolean isPossibleIn(MerchantState state) {
        return from.contains(state);
    }
}
