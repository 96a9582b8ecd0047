package org.redress.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTest {
    @ParameterizedTest
    @CsvSource({"20, 1, 0", "20, 2, 20", "1, 100, 99", "100, 1, 0", "100, 2147483647, 214748364600"})
    void before_a_counted_page_lie_all_rows_of_the_earlier_ones(int size, int number, long offset) {
        assertThat(new PageRequest(size, number, null).offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "20, 0", "20, -1"})
    void a_page_is_bounded_and_counted_from_1(int size, int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(size, number, null));
    }

    @Test
    void a_cursor_takes_precedence_over_the_page_number() {
        Cursor cursor = new Cursor("Amount asc", "600.54", UUID.randomUUID(), false);

        assertThat(new PageRequest(20, 7, cursor).offset()).isZero();
    }

    @Test
    void only_a_cursor_leads_backward() {
        assertThat(new PageRequest(20, 2, null).backward()).isFalse();
        assertThat(new PageRequest(20, 1, cursor(false)).backward()).isFalse();
        assertThat(new PageRequest(20, 1, cursor(true)).backward()).isTrue();
    }

    private static Cursor cursor(boolean backward) {
        return new Cursor("Amount asc", null, UUID.randomUUID(), backward);
    }
}
