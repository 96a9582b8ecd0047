package org.redress.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.redress.search.DisputeSort.KeysetRange.ABSENT;
import static org.redress.search.DisputeSort.KeysetRange.PAST;
import static org.redress.search.DisputeSort.KeysetRange.PRESENT;
import static org.redress.search.DisputeSort.KeysetRange.TIED;
import static org.redress.search.DisputeSort.KeysetRange.TIED_OR_PAST;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.paging.Cursor;

class DisputeSortTest {
    @Test
    void rows_without_a_value_come_last_in_ascending_and_first_in_descending_order() {
        assertThat(sort("Amount", true).rangesAfter(BigDecimal.TEN)).containsExactly(TIED_OR_PAST, ABSENT);
        assertThat(sort("Amount", false).rangesAfter(BigDecimal.TEN)).containsExactly(TIED_OR_PAST);
        assertThat(sort("Amount", true).rangesAfter(null)).containsExactly(TIED);
        assertThat(sort("Amount", false).rangesAfter(null)).containsExactly(TIED, PRESENT);
    }

    @Test
    void a_value_that_every_row_has_needs_one_range_and_one_that_many_share_two() {
        assertThat(sort("CreatedAt", true).rangesAfter(Instant.EPOCH)).containsExactly(TIED_OR_PAST);
        assertThat(sort("CreatedAt", false).rangesAfter(Instant.EPOCH)).containsExactly(TIED_OR_PAST);
        assertThat(sort("StatusId", true).rangesAfter(1)).containsExactly(TIED, PAST);
        assertThat(sort("StatusId", false).rangesAfter(1)).containsExactly(TIED, PAST);
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        Cursor ascending = cursor(sort("Amount", true), "10");
        assertThat(sort("Amount", true).valueOf(ascending)).isEqualTo(BigDecimal.TEN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sort("Amount", false).valueOf(ascending));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sort("DisputeAmount", true).valueOf(ascending));
    }

    @Test
    void a_value_of_a_cursor_has_the_type_of_its_column() {
        assertThat(sort("TicketNumber", true).valueOf(cursor(sort("TicketNumber", true), "7")))
                .isEqualTo(7L);
        assertThat(sort("StatusId", true).valueOf(cursor(sort("StatusId", true), "4")))
                .isEqualTo(4);
        assertThat(sort("OrderId", true).valueOf(cursor(sort("OrderId", true), "A-1")))
                .isEqualTo("A-1");
    }

    @Test
    void the_reverse_of_an_order_has_another_name() {
        assertThat(sort("Amount", true).name()).isEqualTo("Amount asc");
        assertThat(sort("Amount", true).reversed()).isEqualTo(sort("Amount", false));
        assertThat(sort("Amount", false).name()).isEqualTo("Amount desc");
    }

    @Test
    void a_cursor_at_a_row_without_the_value_has_none() {
        assertThat(sort("Amount", true).valueOf(cursor(sort("Amount", true), null)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "CreatedAt, 2026-11-20",
        "Amount, 1e5",
        "Amount, 1234567890123456",
        "Amount, 1.23456",
        "TicketNumber, 1234567890123456789",
        "StatusId, 1234567890",
        "OrderId, 12345678901234567890123456789012345678901234567890123456789012345"
    })
    void a_forged_cursor_with_a_value_that_no_column_holds_is_refused(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sort(key, true).valueOf(cursor(sort(key, true), value)))
                .withMessage("no row has this value");
    }

    private static DisputeSort sort(String key, boolean ascending) {
        return new DisputeSort(SortKey.named(key).orElseThrow(), ascending);
    }

    private static Cursor cursor(DisputeSort sort, @Nullable String value) {
        return new Cursor(sort.name(), value, new UUID(0, 1), false);
    }
}
