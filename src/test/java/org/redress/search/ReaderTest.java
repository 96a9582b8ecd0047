package org.redress.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final Instant SINCE = Instant.parse("2026-11-01T12:00:00Z");
    private static final Reader ANNA = new Reader("anna", SINCE);

    @Test
    void a_change_by_somebody_else_is_unread_until_it_is_read() {
        assertThat(ANNA.isUnread("bert", SINCE, /* isRead= */ false)).isTrue();
        assertThat(ANNA.isUnread(null, SINCE, /* isRead= */ false)).isTrue();
        assertThat(ANNA.isUnread("bert", SINCE, /* isRead= */ true)).isFalse();
    }

    @Test
    void an_own_change_is_not_unread() {
        assertThat(ANNA.isUnread("anna", SINCE, /* isRead= */ false)).isFalse();
    }

    @Test
    void an_old_change_counts_as_read() {
        assertThat(ANNA.isUnread("bert", SINCE.minusNanos(1), /* isRead= */ false))
                .isFalse();
    }
}
