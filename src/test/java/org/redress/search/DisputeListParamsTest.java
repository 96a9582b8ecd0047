package org.redress.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.MartinsCase;
import org.redress.paging.Cursor;
import org.redress.paging.PageRequest;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;
import org.redress.security.Caller;
import org.redress.security.Callers;

class DisputeListParamsTest {
    private static final int ABC = 1;
    private static final Caller ANNA = Callers.named("anna", ABC);
    private static final Instant NOW = Instant.parse("2023-12-12T15:49:32Z");
    private static final String HALF_AN_EMOJI = "\uD83D";
    private static final String EMOJI = "\uD83D\uDE00";
    private static final String EVERY_SORT_KEY =
            "CreatedAt, UpdatedAt, InvoiceDate, InvoiceId, Amount, DisputeAmount, OrderId, TicketNumber, StatusId,"
                    + " ReasonId, Deadline, AgentAssignee, Priority";

    @Test
    void without_parameters_it_is_the_newest_twenty_of_the_merchant() {
        DisputeListParams params = search();

        assertThat(params.filter).isEqualTo(new DisputeFilter(ABC, null, Set.of(), null, null));
        assertThat(params.sort)
                .isEqualTo(new DisputeSort(SortKey.named("CreatedAt").orElseThrow(), false));
        assertThat(params.page).isEqualTo(new PageRequest(20, 1, null));
        assertThat(params.count).isFalse();
    }

    @Test
    void all_parameters_can_be_combined() {
        DisputeListParams params = search(
                "sortBy", "Amount",
                "sortMethod", "asc",
                "query", "INV#",
                "status", "1,2",
                "startDate", "2023-12-01",
                "endDate", "2023-12-31",
                "overdue", "true",
                "pageSize", "50",
                "pageNumber", "3",
                "count", "true");

        assertThat(params.filter)
                .isEqualTo(new DisputeFilter(
                        ABC,
                        "INV#",
                        Set.of(DisputeStatus.WAITING_FOR_SHOP, DisputeStatus.WAITING_FOR_CUSTOMER),
                        Instant.parse("2023-12-01T00:00:00Z"),
                        Instant.parse("2023-12-31T23:59:59.999999Z"),
                        new DisputeFilter.Overdue(true, NOW)));
        assertThat(params.sort)
                .isEqualTo(new DisputeSort(SortKey.named("Amount").orElseThrow(), true));
        assertThat(params.page).isEqualTo(new PageRequest(50, 3, null));
        assertThat(params.count).isTrue();
    }

    @ParameterizedTest
    @MethodSource("sortKeys")
    void every_documented_sort_key_is_known_in_any_case(String key) {
        for (String spelling : List.of(key, key.toLowerCase(Locale.ROOT), key.toUpperCase(Locale.ROOT))) {
            assertThat(search("sortBy", spelling).sort.key().name()).isEqualTo(key);
        }
    }

    static Stream<String> sortKeys() {
        return Stream.of(EVERY_SORT_KEY.split(", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name", "created_at", " CreatedAt", "CreatedAt,Amount", "CREATED_AT"})
    void an_unknown_sort_key_is_refused_with_the_list_of_all(String key) {
        assertThat(refusal("sortBy", key).rule()).endsWith(EVERY_SORT_KEY);
    }

    @ParameterizedTest
    @CsvSource({"asc, true", "ASC, true", "Asc, true", "desc, false", "DESC, false", "dEsC, false"})
    void the_sort_method_is_asc_or_desc_in_any_case(String method, boolean ascending) {
        assertThat(search("sortMethod", method).sort.ascending()).isEqualTo(ascending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ascending", "up", "1", "asc "})
    void another_sort_method_is_refused(String method) {
        assertThat(refusal("sortMethod", method).rule()).isEqualTo("must be asc or desc");
    }

    @ParameterizedTest
    @MethodSource
    void a_query_is_not_changed(String query) {
        assertThat(search("query", query).filter.query()).isEqualTo(query);
    }

    static Stream<String> a_query_is_not_changed() {
        return Stream.of(
                "I", "INV#1234", "100%", "a_b", "!\\'\"", "O'Brien", "Zoë", "李", EMOJI.repeat(100), "x".repeat(100));
    }

    @ParameterizedTest
    @MethodSource
    void a_query_that_nothing_can_contain_is_refused(String query) {
        refusal("query", query);
    }

    static Stream<String> a_query_that_nothing_can_contain_is_refused() {
        return Stream.of(
                "",
                "x".repeat(101),
                EMOJI.repeat(101),
                "INV\u0000",
                "INV\n1",
                "\t",
                "\u007f",
                "\u0085",
                HALF_AN_EMOJI,
                "a" + EMOJI.charAt(1) + "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1|WAITING_FOR_SHOP",
                "2|WAITING_FOR_CUSTOMER",
                "3|UNDER_REVIEW",
                "4|RESOLVED",
                "5|CLOSED",
                "6|CANCELLED",
                "1,4|WAITING_FOR_SHOP,RESOLVED",
                "4,1,4|WAITING_FOR_SHOP,RESOLVED",
                "\" 1 , 2 \"|WAITING_FOR_SHOP,WAITING_FOR_CUSTOMER",
                "1,2,3,4,5,6|WAITING_FOR_SHOP,WAITING_FOR_CUSTOMER,UNDER_REVIEW,RESOLVED,CLOSED,CANCELLED"
            })
    void a_status_is_an_id_or_a_comma_list_of_ids(String ids, String names) {
        List<DisputeStatus> statuses =
                Stream.of(names.split(",")).map(DisputeStatus::valueOf).toList();

        assertThat(search("status", ids).filter.statuses()).containsExactlyInAnyOrderElementsOf(statuses);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "1,", ",1", "1,,2", "0", "7", "-1", "+1", "1.0", "1;2", "1 2", "Resolved"})
    void an_unknown_status_is_refused(String status) {
        assertThat(refusal("status", status).rule()).contains("1 Waiting for shop", "6 Cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "4294967297", "9223372036854775808", "1,99999999999999999999999", "٣"})
    void a_status_beyond_counting_is_refused(String status) {
        refusal("status", status);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_moment_is_read_in_every_documented_format(String text, String moment) {
        assertThat(search("startDate", text).filter.from()).isEqualTo(Instant.parse(moment));
        assertThat(search("endDate", text).filter.to()).isEqualTo(Instant.parse(moment));
    }

    static Stream<Arguments> moments() {
        return Stream.of(
                arguments("2023-12-31T23:59:59Z", "2023-12-31T23:59:59Z"),
                arguments("2023-12-31T23:59Z", "2023-12-31T23:59:00Z"),
                arguments("2023-12-31T23:59:59", "2023-12-31T23:59:59Z"),
                arguments("2023-12-31T23:59", "2023-12-31T23:59:00Z"),
                arguments("2023-12-31T23:59:59.5Z", "2023-12-31T23:59:59.500Z"),
                arguments("2023-12-31T23:59:59.999999", "2023-12-31T23:59:59.999999Z"),
                arguments("2023-12-12T15:49:32.4086000Z", "2023-12-12T15:49:32.408600Z"),
                arguments("2023-12-31T23:59:59+01:00", "2023-12-31T22:59:59Z"),
                arguments("2023-12-31T23:59:59-05:30", "2024-01-01T05:29:59Z"),
                arguments("2023-12-31T23:59:59 01:00", "2023-12-31T22:59:59Z"),
                arguments("2023-12-31T23:59:59.25 05:30", "2023-12-31T18:29:59.250Z"),
                arguments("2023-12-31T23:59 01:00", "2023-12-31T22:59:00Z"),
                arguments("2023-12-31T23:59:59+01", "2023-12-31T22:59:59Z"),
                arguments("2023-12-31T23:59:59 01", "2023-12-31T22:59:59Z"),
                arguments("12/31/2023 23:59:59", "2023-12-31T23:59:59Z"),
                arguments("02/29/2024 00:00:00", "2024-02-29T00:00:00Z"),
                arguments("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
                arguments("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31, 2023-12-31T00:00:00Z, 2023-12-31T23:59:59.999999Z",
        "12/31/2023, 2023-12-31T00:00:00Z, 2023-12-31T23:59:59.999999Z",
        "2024-02-29, 2024-02-29T00:00:00Z, 2024-02-29T23:59:59.999999Z",
        "0001-01-01, 0001-01-01T00:00:00Z, 0001-01-01T23:59:59.999999Z",
        "9999-12-31, 9999-12-31T00:00:00Z, 9999-12-31T23:59:59.999999Z"
    })
    void a_date_alone_is_that_whole_day_to_the_microsecond(String date, Instant first, Instant last) {
        assertThat(search("startDate", date).filter.from()).isEqualTo(first);
        assertThat(search("endDate", date).filter.to()).isEqualTo(last);
    }

    @Test
    void a_time_finer_than_a_microsecond_is_never_rounded_up() {
        assertThat(search("endDate", "2023-12-31T23:59:59.9999999Z").filter.to())
                .isEqualTo(Instant.parse("2023-12-31T23:59:59.999999Z"));
        assertThat(search("startDate", "2023-12-12T15:49:32.4086007Z").filter.from())
                .isEqualTo(Instant.parse("2023-12-12T15:49:32.408600Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "today",
                "1702395572",
                "2023",
                "2023-12",
                "2023-2-3",
                "20231231",
                "2023-02-29",
                "2023-02-30",
                "2023-13-01",
                "2023-00-10",
                "2023-12-31T24:00",
                "2023-12-31T24:00:00Z",
                "2023-12-31T23:60:00Z",
                "2023-12-31T23:59:60Z",
                "2023-12-31T23:59:59+25:00",
                "2023-12-31T23:59:59  01:00",
                "2023-12-31 23:59:59",
                "2023-12-31Z",
                "2023-12-31 ",
                "02/29/2023",
                "02/30/2023",
                "13/01/2023",
                "31/12/2023",
                "1/2/2023",
                "12/31/23",
                "12/31/2023 24:00:00",
                "12/31/2023 23:59",
                "12/31/2023 23:59:59Z",
                "12/31/2023T23:59:59",
                "0000-01-01",
                "-0001-01-01",
                "10000-01-01",
                "+10000-01-01",
                "+999999999-12-31",
                "01/01/0000",
                "01/01/-0001",
                "01/01/10000",
                "01/01/+10000",
                "01/01/99999999999999999999",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00"
            })
    void a_date_outside_the_years_1_to_9999_is_refused(String date) {
        refusal("startDate", date);
        refusal("endDate", date);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2023-12-31",
        "01/01/2024, 2023-12-31",
        "2023-12-31T10:00:00Z, 2023-12-31T09:59:59.999999Z",
        "2023-12-31T10:00:00Z, 2023-12-31T10:30:00+01:00"
    })
    void a_start_after_the_end_is_refused(String start, String end) {
        assertThat(refusals("startDate", start, "endDate", end))
                .containsExactly(new Violation("startDate", "must not be after endDate", "query"));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31, 2023-12-31",
        "12/31/2023, 2023-12-31",
        "2023-12-31T23:59:59Z, 2023-12-31",
        "2023-12-31T10:00:00Z, 2023-12-31T10:00:00Z",
        "2023-12-12T15:49:32.4086007Z, 2023-12-12T15:49:32.4086007Z"
    })
    void start_and_end_may_be_the_same(String start, String end) {
        DisputeFilter filter = search("startDate", start, "endDate", end).filter;

        assertThat(filter.from()).isBeforeOrEqualTo(filter.to());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 99, 100})
    void a_page_has_1_to_100_rows(int size) {
        assertThat(search("pageSize", Integer.toString(size)).page.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "101", "-1", "abc", "1.5", "1e1", " 5", "5 ", "+5", "0x10", "٥", "99999999999"})
    void another_page_size_is_refused(String size) {
        assertThat(refusal("pageSize", size).rule()).isEqualTo("must be 1..100");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, 999_999_999})
    void pages_are_counted_from_1(int number) {
        assertThat(search("pageNumber", Integer.toString(number)).page.number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "2147483648", "99999999999", "99999999999999999999999999"})
    void a_page_beyond_counting_is_a_page_past_the_end(String number) {
        PageRequest page = search("pageNumber", number).page;

        assertThat(page.offset()).isGreaterThanOrEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "abc", "1.5", " 5", "5 ", "+5", "-99999999999", "٥"})
    void another_page_number_is_refused(String number) {
        assertThat(refusal("pageNumber", number).rule()).isEqualTo("must be a whole number from 1");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void a_count_is_only_made_on_request(String asked, boolean count) {
        assertThat(search("count", asked).count).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1", "true ", "on", "null"})
    void count_is_true_or_false(String count) {
        assertThat(refusal("count", count).rule()).isEqualTo("must be true or false");
    }

    @ParameterizedTest
    @FieldSource("org.redress.search.DisputeField#SORT_KEYS")
    void the_cursor_of_every_sort_order_is_accepted(SortKey key) {
        for (DisputeRow row : List.of(MartinsCase.row(), MartinsCase.rowWithoutOptionalFields())) {
            for (boolean upward : List.of(true, false)) {
                Cursor cursor = new DisputeSort(key, upward).cursorAt(row, upward);

                DisputeListParams params =
                        search("cursor", cursor.text(), "sortBy", key.name(), "sortMethod", upward ? "asc" : "desc");

                assertThat(params.page.cursor()).isEqualTo(cursor);
            }
        }
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        String cursor = DisputeSort.DEFAULT.cursorAt(MartinsCase.row(), false).text();

        assertThat(refusals("cursor", cursor, "sortMethod", "asc"))
                .extracting(Violation::field)
                .containsExactly("cursor");
        assertThat(refusals("cursor", cursor, "sortBy", "Amount"))
                .extracting(Violation::field)
                .containsExactly("cursor");
    }

    @ParameterizedTest
    @MethodSource
    void a_cursor_with_a_value_that_no_row_has_is_refused(String key, String value) {
        String cursor = new Cursor(key + " asc", value, UUID.randomUUID(), false).text();

        assertThat(refusals("sortBy", key, "sortMethod", "asc", "cursor", cursor))
                .extracting(Violation::field)
                .containsExactly("cursor");
    }

    static Stream<Arguments> a_cursor_with_a_value_that_no_row_has_is_refused() {
        return Stream.of(
                arguments("CreatedAt", ""),
                arguments("CreatedAt", "yesterday"),
                arguments("CreatedAt", "2023-12-12"),
                arguments("CreatedAt", "+1000000000-12-31T23:59:59.999999999Z"),
                arguments("UpdatedAt", "+10000-01-01T00:00:00Z"),
                arguments("InvoiceDate", "-1000000000-01-01T00:00:00Z"),
                arguments("Deadline", "-0001-01-01T00:00:00Z"),
                arguments("Priority", "HIGH"),
                arguments("Amount", ""),
                arguments("Amount", "much"),
                arguments("Amount", "1E+999999999"),
                arguments("Amount", "1E-999999999"),
                arguments("Amount", "9".repeat(5000)),
                arguments("DisputeAmount", "1e9"),
                arguments("DisputeAmount", "٣"),
                arguments("TicketNumber", "9223372036854775808"),
                arguments("TicketNumber", "1.5"),
                arguments("StatusId", "99999999999"),
                arguments("ReasonId", "+4"),
                arguments("InvoiceId", "INV\u0000"),
                arguments("OrderId", "x".repeat(5000)));
    }

    @ParameterizedTest
    @MethodSource
    void a_text_that_is_no_cursor_is_refused(String text) {
        refusal("cursor", text);
    }

    static Stream<String> a_text_that_is_no_cursor_is_refused() {
        String good = DisputeSort.DEFAULT.cursorAt(MartinsCase.row(), false).text();
        return Stream.of(
                "",
                " ",
                "a",
                "***",
                "null",
                good + "=",
                good + "A",
                " " + good,
                good.substring(1),
                good.substring(0, good.length() - 2),
                good.toUpperCase(Locale.ROOT),
                good.repeat(1000),
                base64("next|CreatedAt desc"),
                base64("next|CreatedAt desc|not-a-uuid|=2023-12-12T15:49:32Z"),
                base64("next|CreatedAt desc|1-1-1-1-1|=2023-12-12T15:49:32Z"),
                base64("over|CreatedAt desc|" + MartinsCase.ID + "|=2023-12-12T15:49:32Z"),
                base64("next|CreatedAt desc|" + MartinsCase.ID + "|2023-12-12T15:49:32Z"),
                HALF_AN_EMOJI,
                "李");
    }

    private static String base64(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_repeated_parameter_is_refused_even_with_the_same_value(String name) {
        assertThat(refusals(name, "1", name, "1")).containsExactly(new Violation(name, "must be given once", "query"));
        assertThat(refusals(name, "1", name, "2")).hasSize(1);
        assertThat(refusals(name, "", name, "")).hasSize(1);
    }

    static List<String> names() {
        return List.of(
                "sortBy",
                "sortMethod",
                "query",
                "status",
                "startDate",
                "endDate",
                "pageSize",
                "pageNumber",
                "count",
                "cursor");
    }

    @Test
    void unknown_parameters_are_ignored_even_when_repeated() {
        DisputeListParams params = search("page", "x", "page", "y", "PAGESIZE", "0", "utm_source", "mail", "", "");

        assertThat(params.filter).isEqualTo(DisputeFilter.allOf(ABC));
        assertThat(params.page).isEqualTo(new PageRequest(20, 1, null));
    }

    @Test
    void all_violations_are_reported_together() {
        List<Violation> violations = refusals(
                names().stream().flatMap(name -> Stream.of(name, "\u0000")).toArray(String[]::new));

        assertThat(violations).extracting(Violation::field).containsExactlyInAnyOrderElementsOf(names());
        assertThat(violations).extracting(Violation::place).containsOnly("query");
        assertThat(violations).extracting(Violation::rule).allMatch(rule -> rule.startsWith("must "));
    }

    @ParameterizedTest
    @MethodSource("names")
    void any_long_parameter_value_is_accepted_or_refused_within_seconds(String name) {
        int much = 200_000;
        List<String> texts = Arrays.asList(
                null,
                "",
                "\u0000",
                HALF_AN_EMOJI,
                "null",
                "T".repeat(much),
                "2023-12-31T" + " ".repeat(much),
                "1".repeat(much),
                "1,".repeat(much),
                "=".repeat(much),
                EMOJI.repeat(much));

        assertTimeout(Duration.ofMinutes(1), () -> texts.forEach(text -> readOrRefuse(name, text)));
    }

    @Test
    void the_largest_page_size_is_a_setting() {
        MultivaluedMap<String, String> ten = new MultivaluedHashMap<>(Map.of("pageSize", "10"));
        assertThat(new DisputeListParams(ANNA, ten, 10, NOW).page.size()).isEqualTo(10);
        assertThat(assertThrows(InvalidRequestException.class, () -> new DisputeListParams(ANNA, ten, 9, NOW))
                        .violations())
                .extracting(Violation::rule)
                .containsExactly("must be 1..9");
        assertThat(new DisputeListParams(ANNA, new MultivaluedHashMap<>(), 9, NOW).page.size())
                .isEqualTo(9);
    }

    private static void readOrRefuse(String name, String text) {
        try {
            search(name, text);
        } catch (InvalidRequestException e) {
            assertThat(e.violations()).extracting(Violation::field).containsExactly(name);
        }
    }

    private static DisputeListParams search(String... namesAndValues) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.computeIfAbsent(namesAndValues[i], name -> new ArrayList<>()).add(namesAndValues[i + 1]);
        }
        return new DisputeListParams(ANNA, query, 100, NOW);
    }

    private static List<Violation> refusals(String... namesAndValues) {
        return assertThrows(InvalidRequestException.class, () -> search(namesAndValues))
                .violations();
    }

    private static Violation refusal(String name, String value) {
        List<Violation> violations = refusals(name, value);
        assertThat(violations).hasSize(1);
        Violation violation = violations.get(0);
        assertThat(violation.field()).isEqualTo(name);
        assertThat(violation.rule()).startsWith("must be ");
        assertThat(violation.place()).isEqualTo("query");
        return violation;
    }
}
