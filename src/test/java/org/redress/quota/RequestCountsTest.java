package org.redress.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redress.quota.RequestCounts.RequestCount;

/** Requests that a node has counted and not stored yet. */
class RequestCountsTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private final RequestCounts counts = new RequestCounts();

    @Test
    void a_count_that_cannot_be_stored_is_kept_and_the_others_are_stored() {
        counts.add(1, DAY, NOON);
        counts.add(2, DAY, NOON);
        List<Integer> stored = new ArrayList<>();
        assertThatIllegalStateException()
                .isThrownBy(() -> counts.moveTo((day, count) -> {
                    if (day.merchantId() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    stored.add(day.merchantId());
                }));
        assertThat(stored).containsExactly(2);

        counts.add(1, DAY, NOON.plusSeconds(60));
        List<RequestCount> later = new ArrayList<>();
        counts.moveTo((day, count) -> later.add(count));
        assertThat(later).containsExactly(new RequestCount(2, NOON));
        counts.moveTo((day, count) -> later.add(count));
        assertThat(later).hasSize(1);
    }

    @Test
    void a_rate_is_the_mean_since_the_first_request_rounded_up() {
        assertThat(new RequestCount(121, NOON).perSecond(NOON.plusSeconds(60))).isEqualTo(3);
        assertThat(new RequestCount(5, NOON).perSecond(NOON.plusMillis(1))).isEqualTo(5);
    }
}
