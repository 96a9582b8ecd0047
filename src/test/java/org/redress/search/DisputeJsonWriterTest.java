package org.redress.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.MartinsCase;
import org.redress.dispute.Outcome;

/** The fields of {@link DisputeField} as JSON. */
class DisputeJsonWriterTest {
    @Test
    void a_dispute_has_the_documents_fields_and_then_its_ticket_currency_and_deadline() {
        assertThat(json(MartinsCase.row(MartinsCase.photo())))
                .isEqualTo(
                        onOneLine(
                                """
                                {
                                 "id":"b87a9941-5d89-46a7-8890-3d1beec40def",
                                 "customerId":"e5477d6d-eb90-4dd8-a823-2fc664541859",
                                 "clientId":1,
                                 "source":"Web",
                                 "reason":{"id":10203,"name":"I have a problem with the product"},
                                 "description":"I found TV's screen is broken.",
                                 "invoiceId":"INV#1234",
                                 "invoiceDate":"12/05/2023 15:49:32",
                                 "amount":"600.54",
                                 "disputeAmount":"600.54",
                                 "orderId":"987212",
                                 "orderNumber":"OR#123987445",
                                 "trackingId":"RT12409821212",
                                 "attachments":[{
                                  "id":"2c442aee-509f-4622-a53c-9f7b3df04342",
                                  "fileName":"0b5d53af-0af9-4e55-8e4d-3f3f70ec0128",
                                  "originalFileName":"tv_screen_broken.jpg",
                                  "createdAt":"12/05/2023 15:49:32",
                                  "size":12432,
                                  "source":"Customer",
                                  "mimeType":"image/jpg",
                                  "url":"/Complaints/b87a9941-5d89-46a7-8890-3d1beec40def
                                /attachments/2c442aee-509f-4622-a53c-9f7b3df04342",
                                  "addedAt":"2023-12-05T15:49:32.0000000Z"
                                 }],
                                 "complaintStatus":{"id":1,"name":"Waiting for shop"},
                                 "createdAt":"2023-12-12T15:49:32.4086000Z",
                                 "updatedAt":"2023-12-12T15:49:32.4086200Z",
                                 "customer":{
                                  "customerId":"06071fcd-78bd-4114-9ee1-7e4113c7c35b",
                                  "firstName":"Martin",
                                  "lastName":"John",
                                  "countryCode":"DE",
                                  "email":"martin.john@gmail.com",
                                  "name":"Martin John",
                                  "channelIdentities":null
                                 },
                                 "client":{
                                  "id":1,
                                  "name":"ABC",
                                  "email":"info@abc.de",
                                  "countryCode":"DE",
                                  "country":"Germany"
                                 },
                                 "ticketNumber":100001,
                                 "currency":"EUR",
                                 "dueAt":"2023-12-13T15:49:32.4086000Z",
                                 "decision":null,
                                 "invoicedAt":"2023-12-05T15:49:32.0000000Z",
                                 "assignee":null,
                                 "priority":"NORMAL",
                                 "tags":[],
                                 "etag":"\\"1\\"",
                                 "mergedInto":null,
                                 "links":null,
                                 "lastActivity":{
                                  "by":"CUSTOMER",
                                  "byId":null,
                                  "byName":null,
                                  "at":"2023-12-12T15:49:32.4086200Z"
                                 },
                                 "unread":null,
                                 "actions":{"decide":"/api/rest/v1/1/disputes/b87a9941-5d89-46a7-8890-3d1beec40def/actions/decide"}
                                }"""));
    }

    @Test
    void every_field_is_written_even_if_all_are_null() {
        assertThat(json(MartinsCase.rowWithoutOptionalFields()))
                .isEqualTo(
                        onOneLine(
                                """
                                {
                                 "id":"b87a9941-5d89-46a7-8890-3d1beec40def",
                                 "customerId":"e5477d6d-eb90-4dd8-a823-2fc664541859",
                                 "clientId":1,
                                 "source":"Web",
                                 "reason":{"id":10203,"name":"I have a problem with the product"},
                                 "description":"I found TV's screen is broken.",
                                 "invoiceId":null,
                                 "invoiceDate":null,
                                 "amount":null,
                                 "disputeAmount":null,
                                 "orderId":null,
                                 "orderNumber":null,
                                 "trackingId":null,
                                 "attachments":[],
                                 "complaintStatus":{"id":1,"name":"Waiting for shop"},
                                 "createdAt":"2023-12-12T15:49:32.4086000Z",
                                 "updatedAt":"2023-12-12T15:49:32.4086200Z",
                                 "customer":{
                                  "customerId":"06071fcd-78bd-4114-9ee1-7e4113c7c35b",
                                  "firstName":null,
                                  "lastName":null,
                                  "countryCode":null,
                                  "email":null,
                                  "name":null,
                                  "channelIdentities":null
                                 },
                                 "client":{
                                  "id":1,
                                  "name":"ABC",
                                  "email":"info@abc.de",
                                  "countryCode":"DE",
                                  "country":"Germany"
                                 },
                                 "ticketNumber":100001,
                                 "currency":null,
                                 "dueAt":null,
                                 "decision":null,
                                 "invoicedAt":null,
                                 "assignee":null,
                                 "priority":"NORMAL",
                                 "tags":[],
                                 "etag":"\\"1\\"",
                                 "mergedInto":null,
                                 "links":null,
                                 "lastActivity":{
                                  "by":"CUSTOMER",
                                  "byId":null,
                                  "byName":null,
                                  "at":"2023-12-12T15:49:32.4086200Z"
                                 },
                                 "unread":null,
                                 "actions":{"decide":"/api/rest/v1/1/disputes/b87a9941-5d89-46a7-8890-3d1beec40def/actions/decide"}
                                }"""));
    }

    @ParameterizedTest
    @CsvSource({
        "600.5400, EUR, 600.54",
        "14.5, EUR, 14.50",
        "0, EUR, 0.00",
        "1200.0000, JPY, 1200",
        "5.1250, KWD, 5.125"
    })
    void amounts_are_texts_with_the_decimals_of_their_currency(String amount, String currency, String text) {
        JsonObject json = jsonWith(Map.of(
                DisputeField.AMOUNT, new BigDecimal(amount),
                DisputeField.DISPUTE_AMOUNT, new BigDecimal(amount),
                DisputeField.CURRENCY, currency));

        assertThat(json.getString("amount")).isEqualTo(text);
        assertThat(json.getString("disputeAmount")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-12T15:49:32Z, 2023-12-12T15:49:32.0000000Z, 12/12/2023 15:49:32",
        "2023-12-12T15:49:32.000001Z, 2023-12-12T15:49:32.0000010Z, 12/12/2023 15:49:32",
        "2023-01-02T23:59:59.999999Z, 2023-01-02T23:59:59.9999990Z, 01/02/2023 23:59:59",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.0000000Z, 02/29/2024 00:00:00",
        "0900-02-03T04:05:06Z, 0900-02-03T04:05:06.0000000Z, 02/03/0900 04:05:06"
    })
    void times_are_utc_with_seven_decimals_but_invoice_dates_american_to_the_second(
            Instant moment, String instant, String american) {
        JsonObject json = jsonWith(Map.of(
                DisputeField.CREATED_AT, moment,
                DisputeField.UPDATED_AT, moment,
                DisputeField.DUE_AT, moment,
                DisputeField.INVOICE_DATE, moment));

        for (String field : List.of("createdAt", "updatedAt", "dueAt")) {
            assertThat(json.getString(field)).isEqualTo(instant);
        }
        assertThat(json.getString("invoiceDate")).isEqualTo(american);
    }

    @Test
    void a_decision_is_an_object_of_its_own() {
        Map<DisputeField, ?> decision = Map.of(
                DisputeField.DECISION_OUTCOME,
                Outcome.PARTIAL,
                DisputeField.DECISION_AMOUNT,
                new BigDecimal("10.5000"),
                DisputeField.DECISION_TEXT,
                "Half of it",
                DisputeField.DECIDED_AT,
                MartinsCase.UPDATED);

        assertThat(jsonWith(decision).get("decision"))
                .hasToString(
                        onOneLine(
                                """
                                {"outcome":"PARTIAL","amount":"10.50","text":"Half of it",
                                "decidedAt":"2023-12-12T15:49:32.4086200Z"}"""));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Martin, John, Martin John",
                "Zoë, -, Zoë",
                "-, O'Brien, O'Brien",
                "' ', 李, 李",
                "'', '', -",
                "-, -, -"
            })
    void a_name_consists_of_its_known_parts(String firstName, String lastName, String name) {
        Map<DisputeField, Object> names = new HashMap<>();
        names.put(DisputeField.CUSTOMER_FIRST_NAME, firstName);
        names.put(DisputeField.CUSTOMER_LAST_NAME, lastName);

        assertThat(jsonWith(names).getJsonObject("customer").getString("name", null))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "1, Waiting for shop",
        "2, Waiting for customer",
        "3, Under review",
        "4, Resolved",
        "5, Closed",
        "6, Cancelled"
    })
    void a_status_has_the_name_of_the_contract(int id, String name) {
        assertThat(jsonWith(Map.of(DisputeField.COMPLAINT_STATUS_ID, id)).get("complaintStatus"))
                .hasToString("{\"id\":" + id + ",\"name\":\"" + name + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai"})
    void the_language_of_the_server_is_not_used(String language) {
        String expected = json(MartinsCase.row(MartinsCase.photo()));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(json(MartinsCase.row(MartinsCase.photo()))).isEqualTo(expected);
            // A country that no other test has cached
            assertThat(CountryNames.of("AT")).isEqualTo("Austria");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static JsonObject jsonWith(Map<DisputeField, ?> others) {
        return Json.createReader(new StringReader(json(MartinsCase.rowWith(others))))
                .readObject();
    }

    /** Writes a dispute for a reader whose only action is to decide. */
    @Test
    void assignee_and_tags_are_an_object_and_a_list() {
        assertThat(json(MartinsCase.rowWith(Map.of(
                        DisputeField.ASSIGNEE_ID, "a-1",
                        DisputeField.ASSIGNEE_NAME, "Anna",
                        DisputeField.PRIORITY_ID, 3,
                        DisputeField.WRITTEN_TAGS, "VIP\nfragile"))))
                .contains("\"assignee\":{\"id\":\"a-1\",\"name\":\"Anna\"},\"priority\":\"URGENT\","
                        + "\"tags\":[\"VIP\",\"fragile\"],");
    }

    private static String json(DisputeRow row) {
        return new String(DisputeJsonWriter.of(row.with(List.of(DisputeAction.DECIDE))), StandardCharsets.UTF_8);
    }

    private static String onOneLine(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining());
    }
}
