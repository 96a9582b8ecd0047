package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

class QueryParametersTest {
    @Test
    void all_violations_are_reported_at_once() {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        values.add("good", "1");
        values.add("bad", "x");
        values.add("twice", "1");
        values.add("twice", "1");
        QueryParameters query = new QueryParameters(values);

        assertThat(query.read("good", "must be a number", Integer::valueOf)).contains(1);
        assertThat(query.read("bad", "must be a number", Integer::valueOf)).isEmpty();
        assertThat(query.read("twice", "must be a number", Integer::valueOf)).isEmpty();
        assertThat(query.read("absent", "must be a number", Integer::valueOf)).isEmpty();
        query.reject("good", "must not stand beside bad");

        assertThat(catchThrowableOfType(InvalidRequestException.class, query::throwIfAny)
                        .violations())
                .containsExactly(
                        new Violation("bad", "must be a number", "query"),
                        new Violation("twice", "must be given once", "query"),
                        new Violation("good", "must not stand beside bad", "query"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 9, 1", "9, 1, 9, 9", "007, 1, 9, 7", "2147483647, 0, 2147483647, 2147483647"})
    void whole_numbers_are_decimal_digits_within_bounds(String text, int min, int max, int number) {
        assertThat(QueryParameters.integer(text, min, max)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "", "-1", "+1", "1.0", "99999999999999999999", "2147483648", "4294967297", "x"})
    void anything_else_is_none(String text) {
        assertThatThrownBy(() -> QueryParameters.integer(text, 1, 9)).isInstanceOf(IllegalArgumentException.class);
    }
}
