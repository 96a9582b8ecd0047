package org.redress.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MalformedJsonException;

/** JSON with one trailing comma, and the position of the error in a malformed body. */
class JsonObjectParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[\"x\"],}",
                "{\"a\":[\"x\",]}",
                "{\"a\":[\"x\" , ] , }",
                "{\"a\":[\"x\",\r\n\t]\n,\n}",
                "{\"a\":[\"x\",],}"
            })
    void one_trailing_comma_is_accepted(String body) {
        assertThat(object(body)).hasToString("{\"a\":[\"x\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,}", "{\"a\":[1,]}", "{\"a\":1,\"a\":1}", "{\"b\":[{\"a\":1,\"\\u0061\":2}]}"})
    void a_strict_parser_rejects_what_a_lenient_one_forgives(String body) {
        assertThat(JsonObjectParser.lenient(32).parse(bytes(body))).isNotNull();
        assertThatThrownBy(() -> JsonObjectParser.strict(32).parse(bytes(body)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void the_last_of_two_members_counts_for_a_lenient_parser() {
        assertThat(object("{\"a\":\"1\",\"a\":\"2\"}")).hasToString("{\"a\":\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"x,}\"}", "{\"a\":\",]\"}", "{\"a\":\"\\\",}\"}", "{\"a,}\":\"\\\\\"}"})
    void a_comma_in_a_text_is_no_trailing_comma(String body) {
        assertThat(object(body)).hasToString(body);
    }

    /** Columns: body, line and column of the error. For an unknown literal, the library reports its beginning. */
    static Stream<Arguments> malformed() {
        return Stream.of(
                // More commas than the accepted one
                Arguments.of("{,}", 1, 2),
                Arguments.of("{\"a\":[,]}", 1, 7),
                Arguments.of("{\"a\":[1,,]}", 1, 9),
                Arguments.of("{\"a\":1,,}", 1, 8),
                Arguments.of("{\"a\":1,,\"b\":2}", 1, 8),
                Arguments.of("{\"a\":,}", 1, 6),
                Arguments.of("{\"a\",}", 1, 5),
                Arguments.of("{\"a\":1},", 1, 8),
                Arguments.of(",{\"a\":1}", 1, 1),
                // Truncated
                Arguments.of("", 1, 1),
                Arguments.of("   ", 1, 4),
                Arguments.of("\n\t\n", 3, 1),
                Arguments.of("{", 1, 2),
                Arguments.of("{\"a", 1, 4),
                Arguments.of("{\"a\"", 1, 5),
                Arguments.of("{\"a\":", 1, 6),
                Arguments.of("{\"a\":tr", 1, 6),
                Arguments.of("{\"a\":12.", 1, 8),
                Arguments.of("{\"a\":\"x\\", 1, 9),
                Arguments.of("{\"a\":\"\\u12", 1, 11),
                Arguments.of("{\"a\":1,", 1, 8),
                Arguments.of("{\n  \"a\": [1,\n    2", 3, 6),
                Arguments.of("{\r\n  \"a\": {\r\n", 3, 1),
                // After the accepted comma
                Arguments.of("{\n \"a\": [1,],\n \"b\": 2,\n}x", 4, 2),
                Arguments.of("{\"a\":[1,],\"b\":x}", 1, 15),
                // No object, or more than one
                Arguments.of("[{\"a\":1}]", 1, 1),
                Arguments.of("\n \"text\"", 2, 2),
                Arguments.of("12", 1, 1),
                Arguments.of("null", 1, 1),
                Arguments.of("{}{}", 1, 3),
                Arguments.of("{}\n\n x", 3, 2),
                Arguments.of("{}\u0000", 1, 4),
                // Not in the grammar
                Arguments.of("{\"a\":1]", 1, 7),
                Arguments.of("{\"a\":[1}", 1, 8),
                Arguments.of("{\"a\" 1}", 1, 6),
                Arguments.of("{\"a\":1 \"b\":2}", 1, 8),
                Arguments.of("{a:1}", 1, 2),
                Arguments.of("{'a':1}", 1, 2),
                Arguments.of("{\"a\":TRUE}", 1, 6),
                Arguments.of("{\"a\":nul}", 1, 6),
                Arguments.of("{\"a\":NaN}", 1, 9),
                Arguments.of("{\"a\":01}", 1, 7),
                Arguments.of("{\"a\":+1}", 1, 7),
                Arguments.of("{\"a\":.5}", 1, 6),
                Arguments.of("{\"a\":1.}", 1, 7),
                Arguments.of("{\"a\":1e}", 1, 7),
                Arguments.of("{\"a\":-}", 1, 7),
                Arguments.of("{\"a\":\"\\x\"}", 1, 8),
                Arguments.of("{\"a\":\"\\u12g4\"}", 1, 11),
                Arguments.of("{\"a\":\"x\ny\"}", 1, 8),
                Arguments.of("{\"a\":\"\u0001\"}", 1, 7),
                Arguments.of("{/* */}", 1, 2),
                Arguments.of("{\u00A0}", 1, 2),
                // A column is a UTF-16 character
                Arguments.of("{\"ü\uD83D\uDCA5\":x}", 1, 8),
                Arguments.of("\uFEFF{x}", 1, 2));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_body_is_refused_where_it_ceases_to_be_json(String body, long line, long column) {
        assertPlace(refused(bytes(body)), line, column);
    }

    @Test
    void the_place_is_right_in_a_long_body() {
        String body = "{\n" + "  \"name\": \"value\",\n".repeat(3_000) + "  oops\n}";

        assertPlace(refused(bytes(body)), 3_002, 3);
    }

    @Test
    void a_body_that_is_not_utf_8_is_refused_where_it_ceases_to_be_it() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes("{\n \"ü\": \""));
        body.writeBytes("ü\"}".getBytes(StandardCharsets.ISO_8859_1));

        MalformedJsonException exception = refused(body.toByteArray());

        assertThat(exception).hasMessageContaining("UTF-8");
        assertPlace(exception, 2, 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF, 0xC3, 0xED})
    void a_body_that_ends_in_half_a_character_is_not_utf_8(int lead) {
        assertThat(refused(new byte[] {'{', (byte) lead})).hasMessageContaining("UTF-8");
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(object("\uFEFF{\"a\":\"x\"}")).hasToString("{\"a\":\"x\"}");
    }

    @Test
    void white_space_is_passed_over() {
        assertThat(object(" \t\r\n{ \"a\" :\n[ \"x\"\t, true ] }\n ")).hasToString("{\"a\":[\"x\",true]}");
    }

    @Test
    void nesting_of_32_is_accepted_and_of_33_refused() {
        assertThat(object(nested(32))).isNotEmpty();
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> object(nested(33))))
                .isNotNull()
                .hasMessageContaining("32");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> object("{\"a\":" + "[".repeat(60_000))))
                .isNotNull();
    }

    @Test
    void brackets_in_a_text_are_no_nesting() {
        assertThat(object("{\"a\":\"" + "[{".repeat(50) + "\"}")).containsKey("a");
    }

    @Test
    void siblings_are_no_nesting() {
        assertThat(object("{\"a\":[" + "[],{},".repeat(50) + "]}").getJsonArray("a"))
                .hasSize(100);
    }

    @Test
    void escapes_mean_their_characters() {
        assertThat(object("{\"a\":\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e4\\u00C4 \\\\u0041\"}")
                        .getString("a"))
                .isEqualTo("\" \\ / \b\f\n\r\t äÄ \\u0041");
    }

    @Test
    void a_text_may_end_in_a_backslash() {
        assertThat(object("{\"a\":\"\\\\\",\"b\":\"\\\"\",}"))
                .containsOnlyKeys("a", "b")
                .extractingByKey("a")
                .hasToString("\"\\\\\"");
    }

    @Test
    void a_key_may_stand_twice() {
        assertThat(object("{\"a\":\"x\",\"a\":[],\"a\":\"y\"}").getString("a")).isEqualTo("y");
    }

    @Test
    void truth_values_and_null_are_read() {
        assertThat(object("{\"a\":[true,false,null]}")).hasToString("{\"a\":[true,false,null]}");
    }

    private static JsonObject object(String body) {
        return JsonObjectParser.lenient(32).parse(bytes(body));
    }

    private static MalformedJsonException refused(byte[] body) {
        MalformedJsonException exception = catchThrowableOfType(
                MalformedJsonException.class, () -> JsonObjectParser.lenient(32).parse(body));
        assertThat(exception).as("the refusal of a malformed body").isNotNull();
        return exception;
    }

    private static void assertPlace(MalformedJsonException exception, long line, long column) {
        assertThat("line " + exception.line() + ", column " + exception.column())
                .isEqualTo("line " + line + ", column " + column);
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]  | expected a JSON object",
                "7   | expected a JSON object",
                "{}7 | unexpected content after the JSON object",
                "{}{ | unexpected content after the JSON object",
                "{x} | it breaks off or has something unexpected",
                "{   | it breaks off or has something unexpected"
            })
    void the_error_is_named(String body, String error) {
        assertThatThrownBy(() -> JsonObjectParser.lenient(32).parse(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage(error);
    }
}
