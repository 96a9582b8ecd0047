package org.redress.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

class JsonObjectReaderTest {
    @Test
    void all_violations_are_reported_at_once_each_with_its_pointer() {
        JsonObjectReader fields =
                fields("{\"a\":\"toolong\",\"b\":{\"c\":[]},\"d\":[{\"e\":\"1\"},7,{\"e\":\"x\"}],\"g/h~i\":1}");
        fields.text("a", 6);
        JsonObjectReader inside = fields.object("b");
        inside.text("c", 9);
        inside.required("z", inside.text("z", 9));
        fields.objects("d", 1, 3).forEach(element -> element.uuid("e"));
        fields.object("missing").text("anything", 1);
        fields.reject("g/h~i", "cannot be changed");

        assertThat(violations(fields))
                .containsExactly(
                        new Violation("a", "must have at most 6 characters", "body /a"),
                        new Violation("b.c", "must be text or number", "body /b/c"),
                        new Violation("b.z", "is required", "body /b/z"),
                        new Violation("d[1]", "must be an object", "body /d/1"),
                        new Violation("d[0].e", "must be a UUID", "body /d/0/e"),
                        new Violation("d[2].e", "must be a UUID", "body /d/2/e"),
                        new Violation("missing", "is required", "body /missing"),
                        new Violation("g/h~i", "cannot be changed", "body /g~1h~0i"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\u0007b", "a\\u0085b", "a\\ud83db", "\\ude00", "a\\nb"})
    void a_line_has_neither_control_characters_nor_unpaired_surrogates(String escaped) {
        JsonObjectReader fields = fields("{\"a\":\"" + escaped + "\"}");

        assertThat(fields.text("a", 9)).isNull();
        assertThat(violations(fields))
                .containsExactly(
                        new Violation("a", "must not contain control characters or unpaired surrogates", "body /a"));
    }

    @Test
    void a_text_of_several_lines_may_have_line_ends_and_tabs_only() {
        JsonObjectReader fields = fields("{\"a\":\"1\\r\\n\\t2 \\ud83d\\ude00\",\"b\":\"1\\u000b2\"}");

        assertThat(fields.multilineText("a", 7)).isEqualTo("1\r\n\t2 \uD83D\uDE00");
        assertThat(fields.multilineText("b", 7)).isNull();
        assertThat(violations(fields)).extracting(Violation::field).containsExactly("b");
    }

    @Test
    void a_text_of_several_lines_is_counted_in_code_points() {
        String emoji = "\uD83D\uDE00".repeat(3);
        JsonObjectReader fields = fields("{\"a\":\"" + emoji + "\"}");

        assertThat(fields.multilineText("a", 3)).isEqualTo(emoji);
        assertThat(fields.multilineText("a", 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":\"\"}", "{\"a\":\" \\t\"}"})
    void null_and_blank_texts_count_as_absent(String body) {
        JsonObjectReader fields = fields(body);

        assertThat(fields.has("a")).isFalse();
        assertThat(fields.text("a", 1)).isNull();
        assertThat(fields.objects("a", 0, 1)).isEmpty();
        assertThatCode(fields::check).doesNotThrowAnyException();
        fields.required("a", fields.text("a", 1));
        assertThat(violations(fields)).containsExactly(new Violation("a", "is required", "body /a"));
    }

    @Test
    void a_number_is_read_as_the_digits_of_its_value() {
        assertThat(fields("{\"a\":007.50e1}".replace("007", "7")).text("a", 9)).isEqualTo("75");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-08T10:15:00Z, 2023-12-08T10:15:00Z",
        "2023-12-08T10:15:00.123456789+02:00, 2023-12-08T08:15:00.123456Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z, ",
        "+10000-01-01T00:00:00Z, ",
        "2023-12-08T10:15:00, ",
        "2023-12-08, "
    })
    void points_in_time_have_an_offset_and_lie_between_1970_and_9999(String text, Instant expected) {
        JsonObjectReader fields = fields("{\"a\":\"" + text + "\"}");

        assertThat(fields.dateTime("a")).isEqualTo(expected);
        if (expected == null) {
            assertThat(violations(fields)).extracting(Violation::field).containsExactly("a");
        }
    }

    @Test
    void enums_are_read_in_any_letter_case() {
        JsonObjectReader fields = fields("{\"a\":\"monDay\",\"b\":\"someday\"}");

        assertThat(fields.enumValue("a", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
        assertThat(fields.enumValue("b", DayOfWeek.class)).isNull();
        assertThat(violations(fields))
                .containsExactly(new Violation(
                        "b",
                        "must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY",
                        "body /b"));
    }

    @Test
    void uuids_are_distinct_canonical_and_not_too_many() {
        UUID one = UUID.fromString("66a7ac09-8441-3b61-ba8b-47cf28bcd69e");
        String list = "[\"" + one + "\",\"" + one.toString().toUpperCase(Locale.ROOT) + "\"]";

        assertThat(fields("{\"a\":" + list + "}").uuids("a", 2)).containsExactly(one);
        for (String bad :
                List.of(list.replace("]", ",\"" + one + "\"]"), "[\"1-1-1-1-1\"]", "[null]", "[[]]", "\"x\"")) {
            JsonObjectReader fields = fields("{\"a\":" + bad + "}");
            assertThat(fields.uuids("a", 2)).as(bad).isEmpty();
            assertThat(violations(fields))
                    .containsExactly(new Violation("a", "must be a list of at most 2 UUIDs", "body /a"));
        }
    }

    private static JsonObjectReader fields(String body) {
        return new JsonObjectReader(JsonObjectParser.strict(32).parse(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Violation> violations(JsonObjectReader fields) {
        return catchThrowableOfType(InvalidRequestException.class, fields::check)
                .violations();
    }
}
