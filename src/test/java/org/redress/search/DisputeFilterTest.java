package org.redress.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeStatus;

class DisputeFilterTest {
    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void an_export_ends_at_its_start_unless_the_filter_ends_before() {
        assertThat(DisputeFilter.allOf(1).createdUntil(THEN).to()).isEqualTo(THEN);
        assertThat(until(THEN.plusNanos(1)).createdUntil(THEN).to()).isEqualTo(THEN);
        assertThat(until(THEN.minusNanos(1)).createdUntil(THEN).to()).isEqualTo(THEN.minusNanos(1));
    }

    @Test
    void a_narrower_end_leaves_the_other_conditions() {
        DisputeFilter.Overdue overdue = new DisputeFilter.Overdue(true, THEN);
        Set<DisputeStatus> statuses = Set.of(DisputeStatus.RESOLVED);
        assertThat(new DisputeFilter(7, "INV#1", statuses, Instant.EPOCH, null, overdue).createdUntil(THEN))
                .isEqualTo(new DisputeFilter(7, "INV#1", statuses, Instant.EPOCH, THEN, overdue));
    }

    @Test
    void a_filter_does_not_change_with_the_set_that_it_was_made_from() {
        Set<DisputeStatus> statuses = EnumSet.of(DisputeStatus.RESOLVED);
        DisputeFilter filter = new DisputeFilter(1, null, statuses, null, null);
        statuses.add(DisputeStatus.CLOSED);
        assertThat(filter.statuses()).containsExactly(DisputeStatus.RESOLVED);
    }

    private static DisputeFilter until(Instant end) {
        return new DisputeFilter(1, null, Set.of(), null, end);
    }
}
