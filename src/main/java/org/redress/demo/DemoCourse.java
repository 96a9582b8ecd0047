package org.redress.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.ActionContext;
import org.redress.dispute.Actor;
import org.redress.dispute.Deadline;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Member;
import org.redress.dispute.Outcome;
import org.redress.dispute.Priority;
import org.redress.dispute.TriageCommand;
import org.redress.dispute.Visibility;

/** Random course of a dispute after its opening. Steps after the end of the year are left out: they are still to do. */
final class DemoCourse {
    // Longer than the setting's default: at each hour of the day, some disputes of the days before are still in time
    private static final Duration ANSWER = Duration.ofHours(36);
    private static final Duration ESCALATION = Duration.ofDays(21);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration APPEAL = Duration.ofDays(5);

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final List<Priority> URGENCIES =
            List.of(Priority.HIGH, Priority.URGENT, Priority.HIGH, Priority.LOW);
    private static final List<String> TAGS = List.of("gift", "VIP", "fragile", "carrier");

    private final DemoData data;
    private final Random random;
    private final Instant end;
    private final Dispute dispute;
    private final String staff;
    private final String channel;
    private Instant at;

    /**
     * @param channel of the customer
     * @param at time of the opening
     */
    DemoCourse(DemoData data, Random random, Instant end, Dispute dispute, String staff, String channel, Instant at) {
        this.data = data;
        this.random = random;
        this.end = end;
        this.dispute = dispute;
        this.staff = staff;
        this.channel = channel;
        this.at = at;
    }

    /**
     * Returns the context of an action, with the deadlines of the year.
     *
     * @param name of staff, null for others
     */
    static ActionContext context(Actor actor, @Nullable String name, String source, Instant at) {
        Member member = name == null ? null : DemoData.member(name);
        return new ActionContext(actor, member, source, at, status -> deadline(status, at), null);
    }

    private static Deadline deadline(DisputeStatus status, Instant at) {
        return switch (status) {
            case WAITING_FOR_SHOP -> new Deadline(at.plus(ANSWER), at.plus(ESCALATION));
            case WAITING_FOR_CUSTOMER -> new Deadline(at.plus(TWO_WEEKS), at.plus(TWO_WEEKS));
            case UNDER_REVIEW -> new Deadline(at.plus(TWO_WEEKS), null);
            case RESOLVED -> new Deadline(at.plus(APPEAL), at.plus(APPEAL));
            case CLOSED, CANCELLED -> Deadline.NONE;
        };
    }

    /**
     * Lets staff divide the work within minutes of the opening, before the first step.
     *
     * @param n number of the dispute, by which some are tagged and some are urgent
     * @param colleague of the member of staff
     */
    void triage(int n, String colleague) {
        if (n % 2 == 0) {
            triage(1, new TriageCommand.Take(DemoData.member(staff)));
        } else if (n % 10 == 1) {
            triage(1, new TriageCommand.Assign(DemoData.member(colleague)));
        } else if (n % 10 == 3) {
            triage(1, new TriageCommand.Assign(DemoData.member(colleague)));
            triage(2, new TriageCommand.Unassign());
        }
        if (n % 7 == 0) {
            triage(3, new TriageCommand.Prioritize(URGENCIES.get(n / 7 % URGENCIES.size())));
        }
        if (n % 4 == 0) {
            triage(4, new TriageCommand.Tag(List.of(TAGS.get(n / 4 % TAGS.size())), List.of()));
        }
    }

    private void triage(int minutes, TriageCommand command) {
        Instant then = at.plus(Duration.ofMinutes(minutes));
        if (!then.isAfter(end)) {
            data.execute(command, dispute, context(Actor.MERCHANT, staff, "API", then));
        }
    }

    /** Takes the steps up to the end of the year. */
    void run() {
        switch (random.nextInt(12)) {
            case 0 -> {
                byClock(ESCALATION, new DisputeCommand.Escalate());
                review();
            }
            case 1, 2, 3 -> {
                ask();
                byCustomer(5, 8_000, new DisputeCommand.SupplyInformation("Here is what you asked for."));
                review();
            }
            case 4 -> {
                ask();
                byClock(TWO_WEEKS, new DisputeCommand.Close());
            }
            case 5, 6 -> {
                byStaff(20, 2_100, new DisputeCommand.SupplyInformation(null));
                byStaff(5, 300, note("Asked the carrier; they answer by the end of the week."));
                review();
            }
            case 7 -> byCustomer(10, 2_400, new DisputeCommand.Cancel("It has turned up. Thank you!"));
            case 8 -> byStaff(20, 2_100, new DisputeCommand.Close("Settled by phone."));
            case 9 -> {
                decide(20, 2_100);
                byCustomer(30, 7_000, new DisputeCommand.Appeal("I do not agree: please look again."));
                decide(120, 26_000);
            }
            default -> {
                decide(20, 2_100);
                byClock(APPEAL, new DisputeCommand.Close());
            }
        }
    }

    private static DisputeCommand note(String text) {
        return new DisputeCommand.AddComment(Visibility.INTERNAL, text, List.of());
    }

    private void ask() {
        byStaff(
                20,
                2_400,
                new DisputeCommand.RequestInformation("Please send us a photo and the number on the label."));
    }

    private void review() {
        decide(120, 26_000);
        byClock(APPEAL, new DisputeCommand.Close());
    }

    private void decide(int fromMinutes, int toMinutes) {
        Outcome drawn = random(OUTCOMES);
        // Without an order, no amount is disputed of which a part could be refunded
        Outcome outcome = drawn == Outcome.PARTIAL && dispute.getOrderUuid() == null ? Outcome.MERCHANT : drawn;
        BigDecimal refund = outcome == Outcome.PARTIAL ? new BigDecimal("2.00") : null;
        byStaff(fromMinutes, toMinutes, new DisputeCommand.Decide(outcome, refund, reason(outcome)));
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case MERCHANT -> "We looked at it closely: the order was as agreed.";
            case CUSTOMER -> "You are right. You get the whole amount back.";
            case PARTIAL -> "We refund the shipping costs.";
            case WRITE_OFF -> "We let the claim rest.";
        };
    }

    private void byStaff(int fromMinutes, int toMinutes, DisputeCommand command) {
        step(minutes(fromMinutes, toMinutes), command, Actor.MERCHANT, staff, "API");
    }

    private void byCustomer(int fromMinutes, int toMinutes, DisputeCommand command) {
        step(minutes(fromMinutes, toMinutes), command, Actor.CUSTOMER, null, channel);
    }

    private void byClock(Duration afterStatus, DisputeCommand command) {
        step(afterStatus, command, Actor.CLOCK, null, "CLOCK");
    }

    private void step(Duration later, DisputeCommand command, Actor actor, @Nullable String name, String source) {
        at = at.plus(later);
        if (!at.isAfter(end)) {
            data.execute(command, dispute, context(actor, name, source, at));
        }
    }

    private Duration minutes(int from, int to) {
        return Duration.ofMinutes(from + random.nextInt(to - from));
    }

    private <T> T random(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
