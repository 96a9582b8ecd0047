package org.redress.dispute;

import static org.redress.dispute.Actor.CLOCK;
import static org.redress.dispute.Actor.CUSTOMER;
import static org.redress.dispute.Actor.MERCHANT;
import static org.redress.dispute.DisputeAction.APPEAL;
import static org.redress.dispute.DisputeAction.ATTACH;
import static org.redress.dispute.DisputeAction.CANCEL;
import static org.redress.dispute.DisputeAction.CLOSE;
import static org.redress.dispute.DisputeAction.COMMENT;
import static org.redress.dispute.DisputeAction.DECIDE;
import static org.redress.dispute.DisputeAction.ERASE;
import static org.redress.dispute.DisputeAction.ESCALATE;
import static org.redress.dispute.DisputeAction.REMIND;
import static org.redress.dispute.DisputeAction.REQUEST_INFORMATION;
import static org.redress.dispute.DisputeAction.SUPPLY_INFORMATION;
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
import java.util.stream.Collectors;
import org.redress.problem.Conflict;
import org.redress.problem.Violation;

/**
 * Who may do what to a case in which status, and what becomes of it: this table and nothing else. docs/life.md draws it.
 * The stages are Riverty's (docs.riverty.com, Dispute Management): notification, request for information, information
 * supplied, decision, appeal, final decision; cancelled.
 */
public final class LifeCycle {
    /** What must hold besides the status. */
    public enum Condition {
        ALWAYS(""),
        NOT_APPEALED("before an appeal"),
        APPEALED("after an appeal"),
        BEFORE_DEADLINE("until the deadline"),
        TIME_PASSED("when its time has passed"),
        DUE_SOON("when it is due soon");

        private final String words;

        Condition(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        private boolean holds(Standing standing, Instant now) {
            return switch (this) {
                case ALWAYS -> true;
                case NOT_APPEALED -> !standing.appealed();
                case APPEALED -> standing.appealed();
                case BEFORE_DEADLINE -> standing.dueAt() != null && !now.isAfter(standing.dueAt());
                case TIME_PASSED -> standing.stepAt() != null && !now.isBefore(standing.stepAt());
                case DUE_SOON -> standing.remindAt() != null && !now.isBefore(standing.remindAt());
            };
        }
    }

    /** One row. @param to null where the status stays */
    public record Transition(
            DisputeAction action, Set<Actor> actors, Set<DisputeStatus> from, Condition condition, DisputeStatus to) {
        private boolean allows(Actor actor, Standing standing, Instant now) {
            return actors.contains(actor) && from.contains(standing.status()) && condition.holds(standing, now);
        }
    }

    private static final Set<DisputeStatus> OPEN = EnumSet.of(WAITING_FOR_SHOP, WAITING_FOR_CUSTOMER, UNDER_REVIEW);
    private static final Set<DisputeStatus> NOT_FINAL =
            EnumSet.of(WAITING_FOR_SHOP, WAITING_FOR_CUSTOMER, UNDER_REVIEW, RESOLVED);
    private static final Set<DisputeStatus> ANY = EnumSet.allOf(DisputeStatus.class);

    public static final List<Transition> TABLE = List.of(
            row(
                    REQUEST_INFORMATION,
                    Set.of(MERCHANT),
                    EnumSet.of(WAITING_FOR_SHOP, UNDER_REVIEW),
                    WAITING_FOR_CUSTOMER),
            row(SUPPLY_INFORMATION, Set.of(MERCHANT), EnumSet.of(WAITING_FOR_SHOP), UNDER_REVIEW),
            row(SUPPLY_INFORMATION, EnumSet.of(MERCHANT, CUSTOMER), EnumSet.of(WAITING_FOR_CUSTOMER), UNDER_REVIEW),
            new Transition(DECIDE, Set.of(MERCHANT), OPEN, Condition.NOT_APPEALED, RESOLVED),
            new Transition(DECIDE, Set.of(MERCHANT), OPEN, Condition.APPEALED, CLOSED),
            new Transition(
                    APPEAL,
                    EnumSet.of(MERCHANT, CUSTOMER),
                    EnumSet.of(RESOLVED),
                    Condition.BEFORE_DEADLINE,
                    UNDER_REVIEW),
            row(CLOSE, Set.of(MERCHANT), NOT_FINAL, CLOSED),
            row(CANCEL, Set.of(CUSTOMER), NOT_FINAL, CANCELLED),
            new Transition(ESCALATE, Set.of(CLOCK), EnumSet.of(WAITING_FOR_SHOP), Condition.TIME_PASSED, UNDER_REVIEW),
            new Transition(
                    CLOSE, Set.of(CLOCK), EnumSet.of(WAITING_FOR_CUSTOMER, RESOLVED), Condition.TIME_PASSED, CLOSED),
            new Transition(REMIND, Set.of(CLOCK), OPEN, Condition.DUE_SOON, null),
            row(COMMENT, Set.of(MERCHANT), ANY, null),
            row(COMMENT, Set.of(CUSTOMER), NOT_FINAL, null),
            row(ATTACH, Set.of(MERCHANT), ANY, null),
            row(ATTACH, Set.of(CUSTOMER), NOT_FINAL, null),
            row(ERASE, Set.of(MERCHANT), ANY, null));

    private LifeCycle() {}

    private static Transition row(DisputeAction action, Set<Actor> actors, Set<DisputeStatus> from, DisputeStatus to) {
        return new Transition(action, actors, from, Condition.ALWAYS, to);
    }

    /** In which status a case is after this. @throws Conflict that says what is allowed, where this is not */
    static DisputeStatus next(DisputeAction action, Actor actor, Standing standing, Instant now) {
        return TABLE.stream()
                .filter(row -> row.action() == action && row.allows(actor, standing, now))
                .findFirst()
                .map(row -> row.to() == null ? standing.status() : row.to())
                .orElseThrow(() -> new Conflict(notAllowed(action, standing, allowed(actor, standing, now))));
    }

    private static Violation notAllowed(DisputeAction action, Standing standing, List<DisputeAction> allowed) {
        String names = allowed.stream().map(DisputeAction::wireName).collect(Collectors.joining(", "));
        String rule = "is not allowed while the dispute is " + standing.status().wireName() + "; allowed now: "
                + (names.isEmpty() ? "nothing" : names);
        return new Violation(action.wireName(), rule, "path");
    }

    /** What this one may do to this case now, in the table's order. A case is not erased by itself. */
    static List<DisputeAction> allowed(Actor actor, Standing standing, Instant now) {
        return TABLE.stream()
                .filter(row -> row.allows(actor, standing, now))
                .map(Transition::action)
                .filter(action -> action != ERASE)
                .distinct()
                .toList();
    }
}
