package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disputes list, single dispute and attachments as in the document and the contract. */
interface DisputesContract {
    String FIRST = "b87a9941-5d89-46a7-8890-3d1beec40def";

    Redress redress();

    /** Returns the last day of which all disputes of the demo are over: neither tests nor the scheduler change them. */
    static LocalDate settled() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(45);
    }

    @Test
    default void the_documented_disputes_are_listed_as_printed() {
        JsonArray printed =
                Redress.json(Redress.document("disputes.response.json")).asJsonArray();
        JsonArray listed = redress()
                .get("/1/disputes?startDate=2023-12-10&endDate=2023-12-12&status=1,4")
                .array();
        JsonObject first = byInvoice(listed, "INV#1234");
        JsonObject second = byInvoice(listed, "INV#1114");
        // Times are stored to the microsecond
        JsonObject expectedFirst = Json.createPatchBuilder()
                .replace("/createdAt", "2023-12-12T15:49:32.4086000Z")
                .replace("/updatedAt", "2023-12-12T15:49:32.4086200Z")
                .build()
                .apply(printed.getJsonObject(0));
        // The document prints one id for two disputes, a client that is not the one it shows, and one id for two
        // reasons
        JsonObject expectedSecond = Json.createPatchBuilder()
                .replace("/id", "5c0e8a3c-2f0b-4a41-9d0e-6f1f6c1d7a02")
                .replace("/clientId", 1)
                .replace("/reason/id", 10204)
                .replace("/createdAt", "2023-12-10T15:49:32.4086220Z")
                .replace("/updatedAt", "2023-12-12T15:49:32.4086250Z")
                .build()
                .apply(printed.getJsonObject(1));
        assertThat(withoutOurFields(first)).isEqualTo(expectedFirst.toString());
        assertThat(withoutOurFields(second)).isEqualTo(expectedSecond.toString());
    }

    @Test
    default void every_field_is_always_there_in_the_documents_order_and_then_ours() {
        JsonArray disputes = redress().get("/1/disputes?pageSize=100").array();
        assertThat(disputes).hasSize(100);
        for (JsonValue dispute : disputes) {
            assertThat(List.copyOf(dispute.asJsonObject().keySet()))
                    .containsExactly(
                            "id",
                            "customerId",
                            "clientId",
                            "source",
                            "reason",
                            "description",
                            "invoiceId",
                            "invoiceDate",
                            "amount",
                            "disputeAmount",
                            "orderId",
                            "orderNumber",
                            "trackingId",
                            "attachments",
                            "complaintStatus",
                            "createdAt",
                            "updatedAt",
                            "customer",
                            "client",
                            "ticketNumber",
                            "currency",
                            "dueAt",
                            "decision",
                            "invoicedAt",
                            "assignee",
                            "priority",
                            "tags",
                            "etag",
                            "mergedInto",
                            "links",
                            "lastActivity",
                            "unread",
                            "actions");
        }
    }

    @Test
    default void the_next_links_lead_through_all_of_them_once() {
        List<String> ids = new ArrayList<>();
        String next = "/1/disputes?pageSize=50&sortBy=Amount&sortMethod=ASC&endDate=" + settled();
        while (next != null) {
            Redress.HttpReply page = redress().get(next);
            page.array().forEach(dispute -> ids.add(dispute.asJsonObject().getString("id")));
            next = link(page, "next");
        }
        Redress.HttpReply counted = redress().get("/1/disputes?count=true&pageSize=50&endDate=" + settled());
        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(100)
                .hasSize(Integer.parseInt(counted.header("X-Total-Count")));
        assertThat(redress().get(link(counted, "last")).array()).isNotEmpty();
        assertThat(link(counted, "prev")).isNull();
    }

    @Test
    default void a_count_is_returned_only_on_request() {
        Redress.HttpReply page = redress().get("/1/disputes");
        assertThat(page.header("X-Total-Count")).isNull();
        assertThat(link(page, "last")).isNull();
        assertThat(link(page, "first")).isNotNull();
        assertThat(page.array()).hasSize(20);
        assertThat(redress().get("/1/disputes?pageNumber=99999").array()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sortBy=Nonsense",
                "sortBy=",
                "sortMethod=up",
                "status=7",
                "status=1,x",
                "status=",
                "query=",
                "pageSize=0",
                "pageSize=101",
                "pageSize=ten",
                "pageNumber=0",
                "pageNumber=1.5",
                "startDate=yesterday",
                "endDate=2023-02-30",
                "startDate=2023-12-02&endDate=2023-12-01",
                "count=maybe",
                "cursor=nonsense",
                "status=1&status=2",
                "reason=x",
                "reason=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21",
                "customer=1-2-3-4-5",
                "reason=",
                "source=",
                "customer=nobody",
                "customer=a%0Ab@mail.example",
                "orderId=",
                "dueBefore=soon",
                "q=",
                "q=%20%2C!",
                "q=1+2+3+4+5+6+7+8+9+10+11",
                "q=a%00b",
                "customerId=1-2-3-4-5",
                "customerId=nobody@mail.example",
                "currency=EURO",
                "currency=",
                "amountFrom=-1",
                "amountFrom=1e3",
                "amountTo=1.00001",
                "amountFrom=2&amountTo=1.99",
                "dueFrom=soon",
                "dueFrom=2023-12-02&dueTo=2023-12-01",
                "updatedTo=2023-02-30",
                "updatedFrom=2023-12-02&updatedTo=2023-12-01",
                "query=a%00b",
                "query=%0A"
            })
    default void a_bad_parameter_is_refused_by_its_name(String query) {
        Redress.HttpReply answer = redress().get("/1/disputes?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonObject violation = answer.object().getJsonArray("violations").getJsonObject(0);
        assertThat(violation.getString("field")).isEqualTo(query.replaceFirst("=.*", ""));
        assertThat(violation.getString("place")).isEqualTo("query");
        assertThat(violation.getString("rule")).isNotBlank();
    }

    /** Returns the id of a customer with disputes. */
    private String customerId() {
        return redress()
                .get("/1/disputes?query=INV%231234")
                .array()
                .getJsonObject(0)
                .getJsonObject("customer")
                .getString("customerId");
    }

    @Test
    default void the_list_of_a_customer_has_its_disputes_alone_by_the_parameters_of_the_list() {
        String customer = customerId();
        String path = "/api/rest/v1/1/customers/" + customer + "/disputes";
        Redress.HttpReply page = redress().get(path + "?count=true&pageSize=100");
        assertThat(page.array()).isNotEmpty().allSatisfy(dispute -> assertThat(
                        dispute.asJsonObject().getJsonObject("customer").getString("customerId"))
                .isEqualTo(customer));
        assertThat(page.header("X-Total-Count"))
                .isEqualTo(Integer.toString(page.array().size()));
        assertThat(link(page, "first")).contains(path).doesNotContain("customerId");
        assertThat(redress().get(path + "?startDate=9000-01-01").array()).isEmpty();
        assertThat(redress().get(path + "?status=x").status()).isEqualTo(400);
        assertThat(redress().get(path + "?customerId=" + customer).status()).isEqualTo(400);
    }

    @Test
    default void an_unknown_customer_and_that_of_another_merchant_have_no_list() {
        for (String customer : List.of(UUID.randomUUID().toString(), customerId())) {
            assertThat(redress()
                            .get("/api/rest/v1/2/customers/" + customer + "/disputes", Redress.token("merchant", 2))
                            .status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "query=inv%231234&status=1, 1",
        "query=%25, 0",
        "query=_, 0",
        "startDate=2023-12-12T15:49:32.4086Z&endDate=12/12/2023, 1",
        "startDate=2023-12-12T16:49:32.4086+01:00&endDate=2023-12-12, 1",
        "unknown=1&unknown=2&query=INV%231234&status=1, 1"
    })
    default void a_filter_finds_the_matching_disputes(String query, int found) {
        Redress.HttpReply answer = redress().get("/1/disputes?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.array()).hasSize(found);
    }

    @Test
    default void one_dispute_is_the_same_object_as_in_the_list_with_the_identities_of_its_customer() {
        JsonObject listed =
                redress().get("/1/disputes?query=INV%231234&status=1").array().getJsonObject(0);
        for (String path :
                List.of("/1/disputes/" + FIRST, "/api/rest/v1/1/disputes/" + FIRST.toUpperCase(Locale.ROOT))) {
            JsonObject found = redress().get(path).object();
            assertThat(found.getValue("/customer/channelIdentities")).isInstanceOf(JsonArray.class);
            assertThat(found.getValue("/links")).isInstanceOf(JsonArray.class);
            assertThat(found.isNull("unread")).isTrue();
            assertThat(Json.createPatchBuilder()
                            .replace("/customer/channelIdentities", JsonValue.NULL)
                            .replace("/links", JsonValue.NULL)
                            .replace("/unread", listed.get("unread"))
                            .build()
                            .apply(found))
                    .isEqualTo(listed);
        }
    }

    @Test
    default void a_dispute_that_is_not_this_merchants_does_not_exist() {
        String others = redress()
                .get("/2/disputes?pageSize=1", Redress.token("viewer", 2))
                .array()
                .getJsonObject(0)
                .getString("id");
        Redress.HttpReply foreign = redress().get("/1/disputes/" + others);
        Redress.HttpReply unknown = redress().get("/1/disputes/00000000-0000-0000-0000-000000000000");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.withoutUniqueIds()).isEqualTo(unknown.withoutUniqueIds());
        assertThat(redress().get("/1/disputes/1-1-1-1-1").status()).isEqualTo(400);
        assertThat(redress().get("/abc/disputes").status()).isEqualTo(400);
        assertThat(redress().get("/99999999999/disputes").status()).isEqualTo(400);
    }

    @Test
    default void an_attachments_url_returns_the_file_as_a_download() {
        JsonObject attachment = redress()
                .get("/1/disputes/" + FIRST)
                .object()
                .getJsonArray("attachments")
                .getJsonObject(0);
        for (String prefix : List.of("", "/api/rest/v1")) {
            Redress.HttpReply file = redress().get(prefix + attachment.getString("url"));
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Content-Type")).isEqualTo("image/jpg");
            assertThat(file.header("Content-Length")).isEqualTo("12432");
            assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"tv_screen_broken.jpg\"");
            assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(file.http().body()).hasSize(12_432).startsWith(0xFF, 0xD8, 0xFF);
        }
        Redress.HttpReply foreign = redress().get(attachment.getString("url"), Redress.token("merchant", 2, 3));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.withoutUniqueIds())
                .isEqualTo(redress()
                        .get("/Complaints/" + FIRST + "/attachments/" + FIRST)
                        .withoutUniqueIds());
    }

    private static JsonObject byInvoice(JsonArray disputes, String invoiceId) {
        return disputes.stream()
                .map(JsonValue::asJsonObject)
                .filter(dispute -> invoiceId.equals(dispute.getString("invoiceId", null)))
                .findFirst()
                .orElseThrow();
    }

    /** As text, so that the order of the fields counts. */
    private static String withoutOurFields(JsonObject dispute) {
        JsonObjectBuilder rest = Json.createObjectBuilder(dispute);
        Stream.of(
                        "ticketNumber",
                        "currency",
                        "dueAt",
                        "decision",
                        "invoicedAt",
                        "assignee",
                        "priority",
                        "tags",
                        "etag",
                        "mergedInto",
                        "links",
                        "lastActivity",
                        "unread",
                        "actions")
                .forEach(rest::remove);
        return rest.build()
                .toString()
                .replace(",\"channelIdentities\":null", "")
                .replaceAll(",\"addedAt\":\"[^\"]+\"", "");
    }

    static String link(Redress.HttpReply page, String relation) {
        Matcher link = Pattern.compile("<([^>]+)>; rel=\"" + relation + "\"").matcher(page.header("Link"));
        return link.find() ? link.group(1) : null;
    }
}
