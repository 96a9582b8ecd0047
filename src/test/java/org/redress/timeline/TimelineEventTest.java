package org.redress.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.digest.ChangedRecords;

/** Hashes of stored timelines must not change. The pinned one was computed outside of Java. */
class TimelineEventTest {
    private static final UUID ID = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");
    private static final TimelineEvent COMPLETE = new TimelineEvent(
            Instant.parse("2026-11-20T12:00:00.123456Z"),
            "decide",
            "MERCHANT",
            "anna",
            "API",
            2,
            4,
            ID,
            new BigDecimal("10.50"),
            "PARTIAL");

    private static String hash(TimelineEvent event) {
        return event.hash(ID, 3, "ab".repeat(32));
    }

    @Test
    void the_hash_of_a_known_event_is_pinned() {
        assertThat(hash(COMPLETE)).isEqualTo("bc4a583d77af8d3abdc7bfe6dc3eec5027468fefc3774bb2daba4a381eb4b245");
    }

    @Test
    void each_value_changes_the_hash() {
        assertThat(ChangedRecords.of(COMPLETE))
                .hasSizeGreaterThan(17)
                .extracting(TimelineEventTest::hash)
                .doesNotContain(hash(COMPLETE));
        assertThat(COMPLETE.hash(ID, 4, "ab".repeat(32))).isNotEqualTo(hash(COMPLETE));
        assertThat(COMPLETE.hash(new UUID(1, 2), 3, "ab".repeat(32))).isNotEqualTo(hash(COMPLETE));
        assertThat(COMPLETE.hash(ID, 3, "ac".repeat(32))).isNotEqualTo(hash(COMPLETE));
    }
}
