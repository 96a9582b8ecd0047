package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

class SliceRequestTest {
    @ParameterizedTest
    @CsvSource({
        ", , 100, 0, 20",
        ", , 5, 0, 5",
        "7, 3, 100, 7, 3",
        "2147483647, 100, 100, 2147483647, 100",
        "0000000001, 0000000001, 1, 1, 1"
    })
    void after_and_size_are_read_or_have_their_defaults(String after, String size, int maxSize, int from, int rows) {
        assertThat(SliceRequest.of(Uris.of("http://localhost/1", query(after, size)), maxSize))
                .isEqualTo(new SliceRequest(from, rows));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+1", "1.0", "1e1", "x", "2147483648", "00000000001", "٣"})
    void anything_but_a_whole_number_within_bounds_is_a_violation(String text) {
        assertThat(violations(query(text, text)))
                .containsExactly(
                        new Violation("after", "must be given once, a whole number 0..2147483647", "query"),
                        new Violation("pageSize", "must be given once, a whole number 1..100", "query"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101"})
    void a_slice_has_at_least_one_row_and_no_more_than_the_setting_allows(String size) {
        assertThat(violations(query(null, size))).extracting(Violation::field).containsExactly("pageSize");
    }

    @Test
    void a_repeated_parameter_is_a_violation() {
        MultivaluedMap<String, String> twice = query("1", "1");
        twice.add("after", "1");

        assertThat(violations(twice))
                .containsExactly(new Violation("after", "must be given once, a whole number 0..2147483647", "query"));
    }

    private static List<Violation> violations(MultivaluedMap<String, String> query) {
        return catchThrowableOfType(
                        InvalidRequestException.class, () -> SliceRequest.of(Uris.of("http://localhost/1", query), 100))
                .violations();
    }

    private static MultivaluedMap<String, String> query(@Nullable String after, @Nullable String size) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        if (after != null) {
            query.add("after", after);
        }
        if (size != null) {
            query.add("pageSize", size);
        }
        return query;
    }
}
