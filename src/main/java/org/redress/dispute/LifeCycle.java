package org.redress.dispute;

import static org.redress.dispute.Actor.CLOCK;
import static org.redress.dispute.Actor.CUSTOMER;
import static org.redress.dispute.Actor.MERCHANT;
import static org.redress.dispute.DisputeAction.APPEAL;
import static org.redress.dispute.DisputeAction.ASSIGN;
import static org.redress.dispute.DisputeAction.ATTACH;
import static org.redress.dispute.DisputeAction.CANCEL;
import static org.redress.dispute.DisputeAction.CLOSE;
import static org.redress.dispute.DisputeAction.COMMENT;
import static org.redress.dispute.DisputeAction.DECIDE;
import static org.redress.dispute.DisputeAction.ERASE;
import static org.redress.dispute.DisputeAction.ESCALATE;
import static org.redress.dispute.DisputeAction.LINK;
import static org.redress.dispute.DisputeAction.MERGE;
import static org.redress.dispute.DisputeAction.PRIORITIZE;
import static org.redress.dispute.DisputeAction.REMIND;
import static org.redress.dispute.DisputeAction.REQUEST_INFORMATION;
import static org.redress.dispute.DisputeAction.SPLIT;
import static org.redress.dispute.DisputeAction.SUPPLY_INFORMATION;
import static org.redress.dispute.DisputeAction.TAG;
import static org.redress.dispute.DisputeAction.TAKE;
import static org.redress.dispute.DisputeAction.UNASSIGN;
import static org.redress.dispute.DisputeAction.UNLINK;
import static org.redress.dispute.DisputeStatus.CANCELLED;
import static org.redress.dispute.DisputeStatus.CLOSED;
import static org.redress.dispute.DisputeStatus.RESOLVED;
import static org.redress.dispute.DisputeStatus.UNDER_REVIEW;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_CUSTOMER;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_SHOP;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.problem.ConflictException;
import org.redress.problem.Violation;

/**
 * The only table of transitions: which actor may perform which action in which status, and the status after it.
 * docs/life.md draws it.
 *
 * <p>The stages are Riverty's (docs.riverty.com, Dispute Management): notification, request for information,
 * information supplied, decision, appeal, final decision; cancelled.
 */
public final class LifeCycle {
    /**
     * State of a dispute, as far as the table depends on it.
     *
     * @param appealed whether there was an appeal
     * @param dueAt end of the time to act, null for none
     * @param remindAt time of the reminder, null for never
     * @param stepAt time of the automatic step, null for never
     * @param beforeMerge status before the merge, null if the dispute is not merged
     */
    public record State(
            DisputeStatus status,
            boolean appealed,
            @Nullable Instant dueAt,
            @Nullable Instant remindAt,
            @Nullable Instant stepAt,
            @Nullable DisputeStatus beforeMerge) {}

    /** Condition of a transition besides actor and status. */
    public enum Guard {
        ALWAYS(""),
        NOT_APPEALED("before an appeal"),
        APPEALED("after an appeal"),
        BEFORE_DEADLINE("until the deadline"),
        TIME_PASSED("when its time has passed"),
        DUE_SOON("when it is due soon"),
        MERGED("when it is merged");

        private final String words;

        Guard(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        private boolean holds(State state, Instant now) {
            return switch (this) {
                case ALWAYS -> true;
                case NOT_APPEALED -> !state.appealed();
                case APPEALED -> state.appealed();
                case BEFORE_DEADLINE -> state.dueAt() != null && !now.isAfter(state.dueAt());
                case TIME_PASSED -> state.stepAt() != null && !now.isBefore(state.stepAt());
                case DUE_SOON -> state.remindAt() != null && !now.isBefore(state.remindAt());
                case MERGED -> state.beforeMerge() != null;
            };
        }
    }

    /**
     * Row of the table.
     *
     * @param to null if the status stays; after a split it is that of before the merge
     */
    public record Transition(
            DisputeAction action, Set<Actor> actors, Set<DisputeStatus> from, Guard guard, @Nullable DisputeStatus to) {
        private boolean allows(Actor actor, State state, Instant now) {
            return actors.contains(actor) && from.contains(state.status()) && guard.holds(state, now);
        }
    }

    private static final Set<DisputeStatus> ANY = EnumSet.allOf(DisputeStatus.class);
    private static final Set<DisputeStatus> OPEN = statuses(DisputeStatus::isOpen);
    private static final Set<DisputeStatus> NOT_FINAL = statuses(status -> status.isOpen() || status == RESOLVED);

    public static final List<Transition> TABLE = List.of(
            row(
                    REQUEST_INFORMATION,
                    Set.of(MERCHANT),
                    EnumSet.of(WAITING_FOR_SHOP, UNDER_REVIEW),
                    WAITING_FOR_CUSTOMER),
            row(SUPPLY_INFORMATION, Set.of(MERCHANT), EnumSet.of(WAITING_FOR_SHOP), UNDER_REVIEW),
            row(SUPPLY_INFORMATION, EnumSet.of(MERCHANT, CUSTOMER), EnumSet.of(WAITING_FOR_CUSTOMER), UNDER_REVIEW),
            new Transition(DECIDE, Set.of(MERCHANT), OPEN, Guard.NOT_APPEALED, RESOLVED),
            new Transition(DECIDE, Set.of(MERCHANT), OPEN, Guard.APPEALED, CLOSED),
            new Transition(
                    APPEAL, EnumSet.of(MERCHANT, CUSTOMER), EnumSet.of(RESOLVED), Guard.BEFORE_DEADLINE, UNDER_REVIEW),
            row(CLOSE, Set.of(MERCHANT), NOT_FINAL, CLOSED),
            row(CANCEL, Set.of(CUSTOMER), NOT_FINAL, CANCELLED),
            new Transition(ESCALATE, Set.of(CLOCK), EnumSet.of(WAITING_FOR_SHOP), Guard.TIME_PASSED, UNDER_REVIEW),
            new Transition(CLOSE, Set.of(CLOCK), EnumSet.of(WAITING_FOR_CUSTOMER, RESOLVED), Guard.TIME_PASSED, CLOSED),
            new Transition(REMIND, Set.of(CLOCK), OPEN, Guard.DUE_SOON, null),
            row(COMMENT, Set.of(MERCHANT), ANY, null),
            row(COMMENT, Set.of(CUSTOMER), NOT_FINAL, null),
            row(ATTACH, Set.of(MERCHANT), ANY, null),
            row(ATTACH, Set.of(CUSTOMER), NOT_FINAL, null),
            row(ASSIGN, Set.of(MERCHANT), NOT_FINAL, null),
            row(UNASSIGN, Set.of(MERCHANT), NOT_FINAL, null),
            row(TAKE, Set.of(MERCHANT), NOT_FINAL, null),
            row(PRIORITIZE, Set.of(MERCHANT), NOT_FINAL, null),
            row(TAG, Set.of(MERCHANT), ANY, null),
            new Transition(MERGE, Set.of(MERCHANT), OPEN, Guard.NOT_APPEALED, CLOSED),
            new Transition(SPLIT, Set.of(MERCHANT), EnumSet.of(CLOSED), Guard.MERGED, null),
            row(LINK, Set.of(MERCHANT), ANY, null),
            row(UNLINK, Set.of(MERCHANT), ANY, null),
            row(ERASE, Set.of(MERCHANT), ANY, null));

    private LifeCycle() {}

    private static Set<DisputeStatus> statuses(Predicate<DisputeStatus> condition) {
        return ANY.stream()
                .filter(condition)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DisputeStatus.class)));
    }

    private static Transition row(
            DisputeAction action, Set<Actor> actors, Set<DisputeStatus> from, @Nullable DisputeStatus to) {
        return new Transition(action, actors, from, Guard.ALWAYS, to);
    }

    /**
     * Returns the status after the action.
     *
     * @throws ConflictException if the action is not allowed now; its text lists the allowed ones
     */
    public static DisputeStatus next(DisputeAction action, Actor actor, State state, Instant now) {
        return TABLE.stream()
                .filter(row -> row.action() == action && row.allows(actor, state, now))
                .findFirst()
                .map(row -> after(row, state))
                .orElseThrow(() -> new ConflictException(notAllowed(action, state, allowed(actor, state, now))));
    }

    private static DisputeStatus after(Transition row, State state) {
        DisputeStatus to = row.action() == SPLIT ? state.beforeMerge() : row.to();
        return to == null ? state.status() : to;
    }

    private static Violation notAllowed(DisputeAction action, State state, List<DisputeAction> allowed) {
        String names = allowed.stream().map(DisputeAction::wireName).collect(Collectors.joining(", "));
        String rule = "is not allowed while the dispute is " + state.status().wireName() + "; allowed now: "
                + (names.isEmpty() ? "nothing" : names);
        return new Violation(action.wireName(), rule, "path");
    }

    /** Returns the actions that the actor may perform now, in the table's order; never ERASE. */
    public static List<DisputeAction> allowed(Actor actor, State state, Instant now) {
        return TABLE.stream()
                .filter(row -> row.allows(actor, state, now))
                .map(Transition::action)
                .filter(action -> action != ERASE)
                .distinct()
                .toList();
    }
}
