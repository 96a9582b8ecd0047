package org.redress.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListParameterTest {
    @Test
    void each_value_is_a_parameter() {
        ListParameter ids = ListParameter.of("id", List.of("a", "b"));
        assertThat(ids.expandIn("d.id in :id and")).isEqualTo("d.id in (:id0, :id1) and");
        assertThat(ids.parameters()).isEqualTo(Map.of("id0", "a", "id1", "b"));
    }

    @Test
    void the_last_value_is_repeated() {
        ListParameter ids = ListParameter.of("id", List.of("a", "b", "c"));
        assertThat(ids.expandIn(":id")).isEqualTo("(:id0, :id1, :id2, :id3, :id4)");
        assertThat(ids.parameters())
                .containsEntry("id2", "c")
                .containsEntry("id3", "c")
                .containsEntry("id4", "c");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 5", "6, 10", "11, 20", "20, 20", "21, 50", "100, 100", "101, 200", "1000, 1000"})
    void few_numbers_of_parameters_exist(int values, int parameters) {
        List<Integer> all = IntStream.range(0, values).boxed().toList();
        List<?> bound = ListParameter.of("id", all).values();
        assertThat(bound).hasSize(parameters);
        assertThat(bound.subList(0, values)).isEqualTo(all);
    }
}
