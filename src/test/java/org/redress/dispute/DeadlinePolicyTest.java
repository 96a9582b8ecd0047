package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.DeadlineRules;
import org.redress.deadline.DeadlineTerms;
import org.redress.deadline.TimeLimit;

class DeadlinePolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void the_shop_is_to_answer_within_a_day_is_reminded_before_and_the_clock_escalates_later() {
        assertThat(deadline(DisputeStatus.WAITING_FOR_SHOP)).isEqualTo(new Deadline(at(24), at(20), at(14 * 24)));
    }

    @Test
    void the_customer_is_to_answer_in_time_or_the_clock_goes_on() {
        assertThat(deadline(DisputeStatus.WAITING_FOR_CUSTOMER))
                .isEqualTo(new Deadline(at(7 * 24), at(7 * 24 - 4), at(7 * 24)));
    }

    @Test
    void a_review_ends_with_a_decision_and_never_by_the_clock() {
        assertThat(deadline(DisputeStatus.UNDER_REVIEW)).isEqualTo(new Deadline(at(30 * 24), at(30 * 24 - 4), null));
    }

    @Test
    void the_time_to_appeal_ends_without_a_reminder() {
        assertThat(deadline(DisputeStatus.RESOLVED)).isEqualTo(new Deadline(at(10 * 24), null, at(10 * 24)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "CANCELLED"})
    void a_dispute_that_is_over_has_no_deadline(DisputeStatus over) {
        assertThat(deadline(over)).isEqualTo(Deadline.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT24H", "PT25H"})
    void nobody_is_reminded_without_a_lead_nor_at_once(Duration lead) {
        assertThat(deadline(DisputeStatus.WAITING_FOR_SHOP, lead).remindAt()).isNull();
    }

    private static Deadline deadline(DisputeStatus status) {
        return deadline(status, Duration.ofHours(4));
    }

    private static Deadline deadline(DisputeStatus status, Duration reminderLead) {
        DeadlineTerms terms = new DeadlineTerms(
                TimeLimit.of("PT24H"),
                TimeLimit.of("P14D"),
                TimeLimit.of("P7D"),
                TimeLimit.of("P30D"),
                TimeLimit.of("P10D"),
                reminderLead);
        return new DeadlinePolicy(new DeadlineRules(BusinessCalendar.PLAIN, terms)).deadlineFor(status, NOW);
    }

    private static Instant at(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
