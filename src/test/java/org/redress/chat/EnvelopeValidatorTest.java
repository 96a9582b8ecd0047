package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.chat.Requests.ENTITY_INFO;
import static org.redress.chat.Requests.PARAMS;
import static org.redress.chat.Requests.UID;
import static org.redress.chat.Requests.only;
import static org.redress.chat.Requests.quoted;
import static org.redress.chat.Requests.read;
import static org.redress.chat.Requests.violations;
import static org.redress.chat.Requests.with;

import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.Violation;

/** Rules of the chat envelope's fields, as {@link EnvelopeValidator} reports them. */
class EnvelopeValidatorTest {
    private static final String EMOJI = "\uD83D\uDCA5";

    @Test
    void a_missing_uid_is_refused_by_name() {
        assertThat(violations(only("/interestType", "\"order-status\"")))
                .singleElement()
                .satisfies(uid -> assertThat(uid.field()).isEqualTo("uid"))
                .satisfies(uid -> assertThat(uid.rule()).contains("is required"))
                .satisfies(
                        uid -> assertThat(uid.place()).contains(UID, "/conversationRequest/userInfo/uuid", " /uuid"));
    }

    @Test
    void a_missing_interest_type_is_refused_by_name() {
        assertThat(violations(only("/uuid", "\"51342\"")))
                .singleElement()
                .satisfies(type -> assertThat(type.field()).isEqualTo("interestType"))
                .satisfies(type -> assertThat(type.rule()).contains("is required"))
                .satisfies(type -> assertThat(type.place()).contains("/queryInfo/interestType", " /interestType"));
    }

    @Test
    void tracking_without_a_complaint_id_is_refused_by_name() {
        assertThat(Requests.violations(() -> read(with()).requireComplaintId()))
                .singleElement()
                .satisfies(id -> assertThat(id.field()).isEqualTo("entityInfo.complaintId"))
                .satisfies(id -> assertThat(id.place())
                        .contains(
                                ENTITY_INFO + "/complaintId",
                                "/queryInfo/entityInfo/complaintId",
                                " /entityInfo/complaintId"));
    }

    @Test
    void all_violations_of_an_envelope_are_reported_together() {
        String body = only(
                "/responseType", "\"html\"", "/conversationRequest/channel", "[]", ENTITY_INFO + "/orderId", "true");

        assertThat(violations(body))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("channel", "uid", "interestType", "responseType", "entityInfo.orderId");
    }

    @Test
    void violations_have_the_order_of_the_fields_and_the_texts_of_the_contract() {
        String body = only(
                "/entityInfo/category", quoted("x".repeat(256)),
                "/entityInfo/problemStatement", "\"a\\u0000b\"",
                "/uuid", "{}",
                "/responseType", "\"html\"",
                "/conversationRequest/channel", quoted("x".repeat(65)));

        assertThat(violations(body))
                .containsExactly(
                        new Violation("channel", "must have at most 64 characters", EnvelopeField.CHANNEL.place()),
                        new Violation("uid", "must be text or number", EnvelopeField.UID.place()),
                        new Violation(
                                "interestType",
                                "is required, text or number, 1..255 characters",
                                "body /queryInfo/interestType or /interestType"),
                        new Violation(
                                "responseType",
                                "must be text, card, media or container",
                                EnvelopeField.RESPONSE_TYPE.place()),
                        new Violation(
                                "entityInfo.problemStatement",
                                "must not contain control characters or unpaired surrogates",
                                EnvelopeField.PROBLEM_STATEMENT.place()),
                        new Violation(
                                "entityInfo.category",
                                "must have at most 255 characters",
                                EnvelopeField.CATEGORY.place()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void of_a_field_that_breaks_several_rules_the_first_is_reported(String field, String place) {
        String body = with(place, "\"" + "x".repeat(10_001) + "\\u0000\"");

        assertThat(violations(body)).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.rule()).startsWith("must have at most");
        });
    }

    @Test
    void each_constraint_of_the_envelope_has_a_place_in_the_order_of_the_rules() {
        BeanDescriptor envelope = Requests.CONSTRAINTS.getConstraintsForClass(ChatEnvelope.class);

        assertThat(envelope.getConstrainedProperties())
                .hasSize(11)
                .flatExtracting(PropertyDescriptor::getConstraintDescriptors)
                .allSatisfy(rule -> assertThat(EnvelopeValidator.RULES)
                        .contains(rule.getAnnotation().annotationType()));
    }

    @Test
    void a_channel_has_its_limit_in_upper_case() {
        assertThat(read(with("/conversationRequest/channel", quoted("\u00df".repeat(32))))
                        .channel())
                .isEqualTo("SS".repeat(32));
        assertThat(violations(with("/conversationRequest/channel", quoted("\u00df".repeat(33)))))
                .extracting(Violation::rule)
                .containsExactly("must have at most 64 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "51342, 51342",
        "-0, 0",
        "7.48596e5, 748596",
        "748596.0, 748596",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "1e99999999999, 1e99999999999"
    })
    void a_number_is_read_by_its_value(String number, String digits) {
        ChatRequest request = read(with(UID, number, ENTITY_INFO + "/orderId", number));

        assertThat(request.uid()).isEqualTo(digits);
        assertThat(request.orderId()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" 51342", "51342 ", "51342\n", "\u00a051342\u3000", "\u200b51342\ufeff", "\u202d51342\u202c"})
    void blanks_at_the_ends_of_identities_and_numbers_are_no_part_of_them(String text) {
        ChatRequest request = read(with(
                "/conversationRequest/channel",
                quoted("\u00a0web\t"),
                UID,
                quoted(text),
                ENTITY_INFO + "/orderId",
                quoted(text),
                ENTITY_INFO + "/complaintId",
                quoted(text)));

        assertThat(request.channel()).isEqualTo("WEB");
        assertThat(request.uid()).isEqualTo("51342");
        assertThat(request.orderId()).isEqualTo("51342");
        assertThat(request.complaintId()).isEqualTo("51342");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", " # ", "\uff03", "#\u200b"})
    void a_number_sign_alone_is_no_number(String text) {
        assertThat(read(with(ENTITY_INFO + "/orderId", quoted(text))).orderId()).isNull();
        assertThat(read(with(ENTITY_INFO + "/complaintId", quoted(text))).complaintId())
                .isNull();
    }

    @Test
    void a_number_of_many_digits_is_no_failure() {
        String digits = "9".repeat(2_000);

        assertThat(read(with("/unknown", digits)).uid()).isEqualTo("51342");
        assertThat(violations(with(UID, digits))).extracting(Violation::field).containsExactly("uid");
    }

    @Test
    void a_text_keeps_its_leading_zeros() {
        assertThat(read(with(ENTITY_INFO + "/orderId", "\"000748596\"")).orderId())
                .isEqualTo("000748596");
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of("uid", UID, 255),
                Arguments.of("entityInfo.problemStatement", ENTITY_INFO + "/problemStatment", 10_000),
                Arguments.of("entityInfo.problemStatement", ENTITY_INFO + "/problemStatement", 10_000),
                Arguments.of("entityInfo.problemStatement", ENTITY_INFO + "/description", 10_000));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_text_may_be_as_long_as_its_limit_and_no_longer(String field, String place, int limit) {
        assertThat(read(with(place, quoted("x".repeat(limit)))).uid()).isNotNull();
        assertThat(violations(with(place, quoted("x".repeat(limit + 1)))))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void an_emoji_counts_once(String field, String place, int limit) {
        assertThat(read(with(place, quoted(EMOJI.repeat(limit)))).uid()).isNotNull();
        assertThat(violations(with(place, quoted(EMOJI.repeat(limit + 1)))))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("channel", "/conversationRequest/channel"),
                Arguments.of("uid", UID),
                Arguments.of("userName", "/conversationRequest/userInfo/username"),
                Arguments.of("firstName", "/conversationRequest/userInfo/first_name"),
                Arguments.of("lastName", "/conversationRequest/userInfo/last_name"),
                Arguments.of("interestType", "/queryInfo/interestType"),
                Arguments.of("responseType", "/responseType"),
                Arguments.of("entityInfo.orderId", ENTITY_INFO + "/orderId"),
                Arguments.of("entityInfo.complaintId", ENTITY_INFO + "/complaintId"),
                Arguments.of("entityInfo.problemStatement", ENTITY_INFO + "/problemStatment"),
                Arguments.of("entityInfo.category", ENTITY_INFO + "/category"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_with_the_null_character_is_refused(String field, String place) {
        assertThat(violations(with(place, "\"a\\u0000b\"")))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_with_half_a_character_is_refused(String field, String place) {
        assertThat(violations(with(place, "\"a\\ud83db\"")))
                .extracting(Violation::field)
                .containsExactly(field);
        assertThat(violations(with(place, "\"a\\udca5b\"")))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @Test
    void a_text_of_whole_characters_is_accepted_escaped_or_not() {
        assertThat(read(with(UID, "\"\\uD83D\\uDCA5\"")).uid()).isEqualTo(EMOJI);
        assertThat(read(with(UID, '"' + EMOJI + '"')).uid()).isEqualTo(EMOJI);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void an_object_a_list_or_a_truth_value_is_no_text(String field, String place) {
        for (String value : new String[] {"{}", "{\"a\":1}", "[]", "[\"x\"]", "true", "false"}) {
            assertThat(violations(with(place, value)))
                    .as("%s at %s", value, place)
                    .extracting(Violation::field)
                    .containsExactly(field);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void null_and_blank_are_as_good_as_absent(String field, String place) {
        for (String value : new String[] {
            "null", "\"\"", "\" \"", "\" \\t\\n \"", "\"\\u200b\"", "\"\\u00a0\"", "\"\\u2060\\ufeff\"", "\"\\u0001\""
        }) {
            assertThat(read(with(place, value))).as("%s is %s", field, value).isEqualTo(read(with()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void a_required_field_that_is_null_or_blank_is_missing(String value) {
        assertThat(violations(only("/uuid", value, "/interestType", value)))
                .extracting(Violation::field)
                .containsExactly("uid", "interestType");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/conversationRequest",
                "/conversationRequest/userInfo",
                "/queryInfo",
                "/queryInfo/parameters",
                PARAMS,
                ENTITY_INFO,
                "/queryInfo/entityInfo",
                "/entityInfo"
            })
    void a_value_that_is_no_object_has_no_fields(String place) {
        for (String value : new String[] {"5", "\"x\"", "true", "null", "[]", "[{\"uid\":\"other\"}]"}) {
            assertThat(read(with(place, value))).as("%s at %s", value, place).isEqualTo(read(with()));
        }
    }

    @ParameterizedTest
    @CsvSource({"text,TEXT", "Text,TEXT", "CARD,CARD", "mEdIa,MEDIA", "Container,CONTAINER"})
    void the_response_type_is_read_in_any_case(String text, ResponseType meant) {
        assertThat(read(with("/responseType", quoted(text))).responseType()).isEqualTo(meant);
    }

    @ParameterizedTest
    @EnumSource(ResponseType.class)
    void each_response_type_is_valid_with_space_around_it(ResponseType type) {
        assertThat(read(with("/responseType", quoted(" \u2003" + type.wireName() + "\n")))
                        .responseType())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"html\"", "\"texts\"", "\"text/card/media\"", "\"tex t\"", "5"})
    void an_unknown_response_type_is_refused(String value) {
        assertThat(violations(with("/responseType", value)))
                .singleElement()
                .satisfies(type -> assertThat(type.field()).isEqualTo("responseType"))
                .satisfies(type -> assertThat(type.rule()).contains("text", "card", "media", "container"))
                .satisfies(type -> assertThat(type.place())
                        .contains(" /responseType", "/queryInfo/responseType", PARAMS + "/responseType"));
    }

    @ParameterizedTest
    @CsvSource({
        "en-US,en-US",
        "en_US,en-US",
        "EN-us,en-US",
        "en-AU,en-AU",
        "en-GB,en-GB",
        "en-UK,en-GB",
        "en_uk,en-GB",
        "en,en"
    })
    void the_language_code_is_read_with_hyphen_or_underscore_in_any_case(String code, String language) {
        assertThat(read(with("/languageCode", quoted(code))).language().toLanguageTag())
                .isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-NZ", "en_ZA", "tlh", "tlh-US", "zz-ZZ", "klingon!", "---", "1"})
    void a_language_without_translation_is_answered_in_the_nearest_or_english(String code) {
        assertThat(read(with("/languageCode", quoted(code))).language().getLanguage())
                .isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[]", "{}", "[\"en\"]", "null", "\"\"", "\"\\u0000\"", "\"\\ud83d\"", "\"_\""})
    void a_language_code_is_never_an_error(String value) {
        assertThat(read(with("/languageCode", value)).language().getLanguage()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "{}", "[null, 5, {}]", "\"\"", "\"name:\"", "\"name:colour,value:red\""})
    void wanted_attributes_that_are_unknown_are_ignored(String value) {
        assertThat(read(with("/attributes", value)).uid()).isEqualTo("51342");
    }
}
