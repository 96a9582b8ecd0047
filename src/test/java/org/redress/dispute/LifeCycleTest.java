package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redress.dispute.DisputeStatus.CANCELLED;
import static org.redress.dispute.DisputeStatus.CLOSED;
import static org.redress.dispute.DisputeStatus.RESOLVED;
import static org.redress.dispute.DisputeStatus.UNDER_REVIEW;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_CUSTOMER;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_SHOP;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.dispute.DisputeCommand.Appeal;
import org.redress.dispute.DisputeCommand.Cancel;
import org.redress.dispute.DisputeCommand.Close;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.RequestInformation;
import org.redress.dispute.DisputeCommand.SupplyInformation;
import org.redress.problem.ConflictException;
import org.redress.problem.InvalidRequestException;
import org.redress.timeline.TimelineEvent;

/** What the table allows, told in the business's words; docs/life.md is drawn from it. */
class LifeCycleTest {
    private static final Instant DAY_1 = MartinsCase.OPENED.plusSeconds(86_400);
    private static final Instant DAY_2 = DAY_1.plusSeconds(86_400);
    private static final Instant DAY_10 = DAY_1.plusSeconds(9 * 86_400);
    private static final BigDecimal TEN = new BigDecimal("10.00");

    private static final DisputeCommand ASK = new RequestInformation("Which part is broken?");

    private final Dispute dispute = MartinsCase.opened();

    private static ActionContext shop(Instant at) {
        return ActionContexts.merchant(at);
    }

    @Test
    void the_shop_asks_the_customer_answers_the_shop_decides_and_time_closes() {
        ASK.applyTo(dispute, shop(DAY_1));
        assertThat(dispute.getStatus()).isEqualTo(WAITING_FOR_CUSTOMER);
        assertThat(dispute.getDueAt()).isEqualTo(DAY_1.plus(ActionContexts.TERM));
        new SupplyInformation(null).applyTo(dispute, ActionContexts.customer(DAY_1));
        assertThat(dispute.getStatus()).isEqualTo(UNDER_REVIEW);
        dispute.decide(shop(DAY_2), Outcome.PARTIAL, TEN, "Half of it");
        assertThat(dispute.getStatus()).isEqualTo(RESOLVED);
        new Close().applyTo(dispute, ActionContexts.clock(DAY_10));
        assertThat(dispute.getStatus()).isEqualTo(CLOSED);
        assertThat(dispute.getDueAt()).isNull();
    }

    @Test
    void a_decision_can_be_appealed_once_and_the_second_is_final() {
        dispute.decide(shop(DAY_1), Outcome.MERCHANT, null, "No");
        new Appeal("Why?").applyTo(dispute, ActionContexts.customer(DAY_2));
        assertThat(dispute.getStatus()).isEqualTo(UNDER_REVIEW);
        dispute.decide(shop(DAY_2), Outcome.CUSTOMER, null, "Yes");
        assertThat(dispute.getStatus()).isEqualTo(CLOSED);
        assertRefused(
                () -> new Appeal("Why?").applyTo(dispute, ActionContexts.customer(DAY_2)), "allowed now: nothing");
    }

    @Test
    void a_decision_cannot_be_appealed_when_the_time_for_it_is_over() {
        dispute.decide(shop(DAY_1), Outcome.MERCHANT, null, "No");
        assertRefused(
                () -> new Appeal("Why?").applyTo(dispute, ActionContexts.customer(DAY_10)),
                "appeal is not allowed while the dispute is Resolved");
        assertThat(dispute.getStatus()).isEqualTo(RESOLVED);
    }

    @Test
    void the_customer_cancels_until_the_final_decision_and_the_shop_never_does() {
        assertRefused(
                () -> new Cancel().applyTo(dispute, shop(DAY_1)),
                "allowed now: request-information, supply-information, decide");
        dispute.decide(shop(DAY_1), Outcome.MERCHANT, null, "No");
        new Cancel().applyTo(dispute, ActionContexts.customer(DAY_2));
        assertThat(dispute.getStatus()).isEqualTo(CANCELLED);
        assertRefused(() -> new Cancel().applyTo(dispute, ActionContexts.customer(DAY_2)), "Cancelled");
    }

    @Test
    void the_clock_goes_on_with_a_case_only_when_its_time_has_passed() {
        Dispute quiet = new Dispute(
                MartinsCase.ID,
                1,
                MartinsCase.brokenScreen(),
                MartinsCase.martin(),
                MartinsCase.product(),
                DisputeSubject.ACCOUNT,
                ActionContexts.customer(DAY_1));
        assertRefused(() -> new Escalate().applyTo(quiet, ActionContexts.clock(DAY_2)), "escalate");
        new Escalate().applyTo(quiet, ActionContexts.clock(DAY_10));
        assertThat(quiet.getStatus()).isEqualTo(UNDER_REVIEW);
        assertRefused(() -> new Close().applyTo(quiet, ActionContexts.clock(DAY_10.plusSeconds(99_999_999))), "close");
    }

    @Test
    void who_has_little_time_left_is_reminded_once_while_the_case_is_open() {
        ActionContext opening = new ActionContext(
                Actor.CUSTOMER, null, "WEB", DAY_1, status -> new Deadline(DAY_10, DAY_2, DAY_10), null);
        Dispute waiting = new Dispute(
                MartinsCase.ID,
                1,
                MartinsCase.brokenScreen(),
                MartinsCase.martin(),
                MartinsCase.product(),
                DisputeSubject.ACCOUNT,
                opening);
        assertRefused(() -> waiting.remind(ActionContexts.clock(DAY_1)), "remind");
        assertThat(waiting.remind(ActionContexts.clock(DAY_2)).getEvent().statusAfter())
                .isEqualTo(1);
        assertThat(waiting.getDueAt()).isEqualTo(DAY_10);
        assertRefused(() -> waiting.remind(ActionContexts.clock(DAY_2)), "remind");
        // Who comes late does not remind of what is over
        assertThat(waiting.allowedTo(Actor.CLOCK, DAY_10)).containsExactly(DisputeAction.ESCALATE);
    }

    @Test
    void a_resolved_dispute_cannot_be_reopened_but_by_an_appeal() {
        dispute.decide(shop(DAY_1), Outcome.MERCHANT, null, "No");
        assertThat(dispute.allowedTo(Actor.MERCHANT, DAY_2))
                .extracting(DisputeAction::wireName)
                .containsExactly(
                        "appeal",
                        "close",
                        "comment",
                        "attach",
                        "assign",
                        "unassign",
                        "take",
                        "prioritize",
                        "tag",
                        "link",
                        "unlink");
        assertRefused(() -> ASK.applyTo(dispute, shop(DAY_2)), "Resolved");
    }

    @ParameterizedTest
    @EnumSource(
            value = DisputeStatus.class,
            names = {"CLOSED", "CANCELLED"})
    void what_is_over_changes_no_more(DisputeStatus over) {
        if (over == CLOSED) {
            new Close().applyTo(dispute, shop(DAY_1));
        } else {
            new Cancel().applyTo(dispute, ActionContexts.customer(DAY_1));
        }
        for (Actor actor : Actor.values()) {
            assertThat(dispute.allowedTo(actor, DAY_10))
                    .as("%s", actor)
                    .isSubsetOf(
                            DisputeAction.COMMENT,
                            DisputeAction.ATTACH,
                            DisputeAction.TAG,
                            DisputeAction.LINK,
                            DisputeAction.UNLINK);
        }
    }

    @Test
    void a_part_is_less_than_what_is_disputed_and_more_than_nothing() {
        for (String part : List.of("0", "600.54", "600.55", "0.001")) {
            assertThatThrownBy(() -> dispute.decide(shop(DAY_1), Outcome.PARTIAL, new BigDecimal(part), "x"))
                    .as(part)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("amount must be");
        }
        assertThatThrownBy(() -> dispute.decide(shop(DAY_1), Outcome.CUSTOMER, TEN, "x"))
                .hasMessageContaining("only for a PARTIAL");
        assertThatThrownBy(() -> MartinsCase.openedAboutTheAccount().decide(shop(DAY_1), Outcome.PARTIAL, TEN, "x"))
                .hasMessageContaining("nothing has an amount");
        assertThat(dispute.getStatus()).isEqualTo(WAITING_FOR_SHOP);
    }

    @Test
    void the_shops_first_answer_and_first_decision_are_timed_and_internal_notes_are_no_answer() {
        dispute.comment(shop(MartinsCase.OPENED.plusSeconds(10)), Visibility.INTERNAL);
        dispute.comment(shop(MartinsCase.OPENED.plusSeconds(60)), Visibility.CUSTOMER);
        dispute.decide(shop(DAY_1), Outcome.MERCHANT, null, "No");
        new Appeal("Why?").applyTo(dispute, ActionContexts.customer(DAY_2));
        dispute.decide(shop(DAY_2), Outcome.MERCHANT, null, "No");
        assertThat(dispute.getProgress().getResponseTimes().getFirstResponseSeconds())
                .isEqualTo(60);
        assertThat(dispute.getProgress().getResponseTimes().getDecisionSeconds())
                .isEqualTo(86_400);
    }

    @Test
    void a_file_and_an_action_of_the_shop_are_answers_and_those_of_the_customer_are_none() {
        dispute.attach(ActionContexts.customer(MartinsCase.OPENED.plusSeconds(5)));
        dispute.attach(shop(MartinsCase.OPENED.plusSeconds(30)));
        assertThat(dispute.getProgress().getResponseTimes().getFirstResponseSeconds())
                .isEqualTo(30);

        Dispute asked = MartinsCase.opened();
        new RequestInformation("Which part?").applyTo(asked, shop(MartinsCase.OPENED.plusSeconds(40)));
        assertThat(asked.getProgress().getResponseTimes().getFirstResponseSeconds())
                .isEqualTo(40);
    }

    @Test
    void a_decision_refunds_all_nothing_or_a_part_where_there_is_an_amount() {
        assertThat(refund(MartinsCase.opened(), Outcome.CUSTOMER)).isEqualByComparingTo("600.54");
        assertThat(refund(MartinsCase.opened(), Outcome.MERCHANT)).isEqualByComparingTo("0");
        assertThat(refund(MartinsCase.openedAboutTheAccount(), Outcome.CUSTOMER))
                .isNull();
        assertThat(refund(MartinsCase.openedAboutTheAccount(), Outcome.MERCHANT))
                .isNull();
    }

    private static @Nullable BigDecimal refund(Dispute dispute, Outcome outcome) {
        return dispute.decide(shop(DAY_1), outcome, null, "x").getEvent().amount();
    }

    @Test
    void whatever_happens_is_told_by_whom_from_where_and_from_which_status_to_which() {
        TimelineEvent event =
                dispute.decide(shop(DAY_1), Outcome.PARTIAL, TEN, "Half of it").getEvent();
        assertThat(event)
                .isEqualTo(new TimelineEvent(DAY_1, "decide", "MERCHANT", "Anna", "API", 1, 4, null, TEN, "PARTIAL"));
    }

    private static void assertRefused(Runnable act, String words) {
        assertThatThrownBy(act::run).isInstanceOf(ConflictException.class).hasMessageContaining(words);
    }

    /** Run with -Ddocs.write=true to draw it anew. */
    @Test
    void the_documented_diagram_is_the_table() throws IOException {
        Path file = Path.of("docs/life.md");
        String before = Files.readString(file);
        int begin = before.indexOf("```mermaid");
        int end = before.indexOf("```\n", begin + 10);
        String drawn = before.substring(0, begin) + "```mermaid\n" + diagram() + before.substring(end);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(file));
    }

    private static String diagram() {
        String states = List.of(DisputeStatus.values()).stream()
                .map(status -> "    state \"" + status.id() + " " + status.wireName() + "\" as " + status + "\n")
                .collect(Collectors.joining());
        String arrows = LifeCycle.TABLE.stream()
                .filter(row -> row.to() != null)
                .flatMap(row -> row.from().stream().sorted().map(from -> arrow(row, from)))
                .collect(Collectors.joining());
        return "stateDiagram-v2\n" + states + "    [*] --> WAITING_FOR_SHOP\n" + arrows
                + "    CLOSED --> [*]\n    CANCELLED --> [*]\n";
    }

    private static String arrow(LifeCycle.Transition row, DisputeStatus from) {
        String actors = row.actors().stream()
                .sorted()
                .map(actor -> actor.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String when = row.guard().words();
        return "    " + from + " --> " + row.to() + ": " + row.action().wireName() + " (" + actors
                + (when.isEmpty() ? "" : ", " + when) + ")\n";
    }
}
