package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Export and erasure of a customer's data. */
interface PrivacyContract {
    Redress redress();

    /** @param mark lower-case text that all texts by or about the customer contain */
    record Marked(String mark, String customerId, String orderId, String dispute, String ticket) {
        String data() {
            return "/api/rest/v1/1/customers/" + customerId + "/data";
        }
    }

    private Redress.HttpReply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, Redress.token("merchant", 1))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private Redress.HttpReply chat(String operation, String interest, String mark, String entityInfo) {
        return redress()
                .chat(
                        operation,
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%1$s","first_name":"%1$s"}},
                         "queryInfo":{"interestType":"%2$s","entityInfo":%3$s}}"""
                                .formatted(mark, interest, entityInfo));
    }

    private Redress.HttpReply complain(Marked person, String text) {
        return chat(ChatContract.RAISE, "accountComplaint", person.mark(), "{\"problemStatement\":\"" + text + "\"}");
    }

    private Marked customer() {
        String mark = "xq9" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        String order = "P-" + UUID.randomUUID();
        Redress.HttpReply stored = send(
                "PUT",
                OrdersContract.ORDERS + order,
                """
                {"orderNumber":"%2$s","status":"SHIPPED","customer":{"firstName":"%1$s","lastName":"%1$s",
                 "email":"%1$s@mail.example","countryCode":"IE","channelIdentities":[{"channel":"telegram","uid":"%1$s"}]},
                 "items":[{"title":"TV"}],"amount":"600.5","currency":"EUR","carrier":"DHL","trackingId":"T-%1$s",
                 "trackingUrl":"https://dhl.example/%1$s","invoiceId":"INV#1","media":[{"mediaType":"IMAGE","name":"%1$s",
                 "description":"%1$s","contentUrl":"https://dhl.example/%1$s.jpg"}]}"""
                        .formatted(mark, order));
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        String customer = stored.object().getJsonObject("customer").getString("customerId");
        Redress.HttpReply opened = send(
                "POST",
                "/api/rest/v1/1/disputes",
                "{\"orderId\":\"%s\",\"reasonId\":10213,\"description\":\"It hums, says %s\"}".formatted(order, mark),
                "Idempotency-Key",
                mark);
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        String dispute = URI.create(opened.header("Location")).getPath();
        String ticket = opened.object().getJsonNumber("ticketNumber").toString();
        for (String visibility : List.of("INTERNAL", "CUSTOMER")) {
            send(
                    "POST",
                    dispute + "/comments",
                    "{\"visibility\":\"%s\",\"text\":\"Dear %s\"}".formatted(visibility, mark));
        }
        chat(
                "addToComplaint",
                "addToComplaint",
                mark,
                "{\"complaintId\":\"%s\",\"problemStatement\":\"I am %s\"}".formatted(ticket, mark));
        send(
                "POST",
                dispute + "/actions/decide",
                "{\"outcome\":\"PARTIAL\",\"amount\":\"10\",\"text\":\"For %s\"}".formatted(mark),
                "If-Match",
                "*");
        Marked person = new Marked(mark, customer, order, dispute, ticket);
        assertThat(complain(person, "Charged twice: " + mark).status()).isEqualTo(200);
        return person;
    }

    private List<String> lists(Marked person) {
        return List.of(
                redress().get("/api/rest/v1/1/orders/" + person.orderId()).text(),
                redress().get(person.dispute()).text(),
                redress().get(person.dispute() + "/comments").text(),
                redress().get(person.dispute() + "/timeline").text(),
                redress().get(person.data()).text(),
                redress().get("/1/disputes?pageSize=100").text(),
                redress().get("/1/disputes?query=" + person.mark()).text(),
                chat(ChatContract.STATUS, "orderStatus", person.mark(), "{}").text(),
                chat(
                                ChatContract.TRACK,
                                "trackComplaint",
                                person.mark(),
                                "{\"complaintId\":\"" + person.ticket() + "\"}")
                        .text());
    }

    @Test
    default void the_export_of_a_customer_has_all_their_data() {
        Marked person = customer();
        Redress.HttpReply data = redress().get(person.data());
        assertThat(data.status()).as(data.text()).isEqualTo(200);
        assertThat(data.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"customer-" + person.customerId() + ".json\"");
        JsonObject all = data.object();
        assertThat(all.getJsonObject("customer").getString("email")).isEqualTo(person.mark() + "@mail.example");
        assertThat(all.getJsonArray("orders")).hasSize(1);
        assertThat(all.getJsonArray("orders").getJsonObject(0).getString("trackingId"))
                .isEqualTo("T-" + person.mark());
        List<JsonObject> disputes = all.getJsonArray("disputes").getValuesAs(JsonObject.class);
        assertThat(disputes).hasSize(2);
        assertThat(disputes.get(0).getJsonObject("dispute").getString("description"))
                .isEqualTo("It hums, says " + person.mark());
        assertThat(disputes.get(0).getJsonArray("comments").getValuesAs(JsonObject.class))
                .extracting(comment -> comment.getString("visibility"))
                .containsExactly("INTERNAL", "CUSTOMER", "CUSTOMER", "CUSTOMER");
        assertThat(disputes.get(0).getJsonArray("timeline")).hasSize(5);
        assertThat(disputes.get(1).getString("category")).isEqualTo("account-related");
    }

    @Test
    default void a_user_of_the_chat_stops_and_resumes_messages_and_the_export_shows_it() {
        Marked person = customer();
        for (int n = 0; n < 2; n++) {
            Redress.HttpReply stopped = chat("stopMessages", "stopMessages", person.mark(), "{}");
            assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
            assertThat(stopped.replyText()).startsWith("I will not write to you without being asked.");
        }
        assertThat(profile(person).getString("messagesStoppedAt")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
        Redress.HttpReply resumed = redress()
                .chat(
                        "resumeMessages",
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},
                         "queryInfo":{"interestType":"resumeMessages"},"languageCode":"de"}"""
                                .formatted(person.mark()));
        assertThat(resumed.replyText()).startsWith("Ich schreibe Ihnen, wenn der Shop");
        assertThat(profile(person).containsKey("messagesStoppedAt")).isFalse();
        assertThat(chat("stopMessages", "resumeMessages", person.mark(), "{}").status())
                .isEqualTo(400);
    }

    private JsonObject profile(Marked person) {
        return redress().get(person.data()).object().getJsonObject("customer");
    }

    @Test
    default void an_erased_customer_is_in_no_response_and_no_log_line_and_amounts_remain() {
        Marked person = customer();
        Marked other = customer();
        List<String> others = lists(other).subList(0, 4);
        // The timeline has no personal data, and the chat no longer shows their order
        assertThat(lists(person))
                .filteredOn(answer -> answer.contains(person.mark()))
                .hasSize(7);
        String tag = redress().get(person.data()).header("ETag");

        Redress.HttpReply erased = send("DELETE", person.data(), "", "If-Match", tag);
        assertThat(erased.status()).as(erased.text()).isEqualTo(204);
        assertThat(erased.text()).isEmpty();

        assertThat(lists(person)).noneMatch(answer -> answer.contains(person.mark()));
        assertThat(lists(other).subList(0, 4)).isEqualTo(others);
        JsonObject dispute = redress().get(person.dispute()).object();
        assertThat(dispute.getString("description")).isEqualTo("(erased)");
        assertThat(dispute.getString("amount")).isEqualTo("600.50");
        assertThat(dispute.getJsonObject("decision").getString("amount")).isEqualTo("10.00");
        assertThat(dispute.getJsonObject("complaintStatus").getInt("id")).isEqualTo(4);
        assertThat(dispute.getJsonObject("actions").keySet()).doesNotContain("erase");
        List<JsonObject> timeline =
                redress().get(person.dispute() + "/timeline").array().getValuesAs(JsonObject.class);
        assertThat(timeline.get(timeline.size() - 1).getString("action")).isEqualTo("erase");
        assertThat(send("DELETE", person.data(), "", "If-Match", "*").status()).isEqualTo(204);

        assertThat(complain(person, "Hello").replyText()).contains("registered");
        JsonObject newCustomer =
                redress().get("/1/disputes?pageSize=1").array().getJsonObject(0).getJsonObject("customer");
        assertThat(newCustomer.getString("customerId")).isNotEqualTo(person.customerId());
        LogContract.awaitLog(redress());
        assertThat(LogContract.log().toLowerCase(Locale.ROOT)).doesNotContain(person.mark());
    }

    @Test
    default void a_call_with_a_key_of_before_the_erasure_is_gone() {
        Marked person = customer();
        String key = UUID.randomUUID().toString();
        String raise =
                """
                {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},
                 "queryInfo":{"interestType":"accountComplaint","entityInfo":{"problemStatement":"Key"}}}"""
                        .formatted(person.mark());
        String open = "{\"orderId\":\"%s\",\"reasonId\":10213,\"description\":\"It hums, says %s\"}"
                .formatted(person.orderId(), person.mark());
        HttpRequest.Builder raising = redress()
                .chat(ChatContract.RAISE, Redress.token("chatbot", 1), raise.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", key);
        Redress.HttpReply raised = redress().send(raising);
        assertThat(raised.status()).as(raised.text()).isEqualTo(200);
        assertThat(send("DELETE", person.data(), "", "If-Match", "*").status()).isEqualTo(204);

        Redress.HttpReply again = redress().send(raising);
        assertThat(again.status()).as(again.text()).isEqualTo(410);
        assertThat(again.replyText()).isNotBlank();
        Redress.HttpReply opened = send("POST", "/api/rest/v1/1/disputes", open, "Idempotency-Key", person.mark());
        assertThat(opened.status()).as(opened.text()).isEqualTo(410);
        assertThat(opened.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    default void an_erasure_needs_the_version_that_was_read_and_an_unknown_customer_is_404() {
        Marked person = customer();
        String tag = redress().get(person.data()).header("ETag");
        complain(person, "One more");
        assertThat(send("DELETE", person.data(), "").status()).isEqualTo(428);
        assertThat(send("DELETE", person.data(), "", "If-Match", "nothing").status())
                .isEqualTo(400);
        assertThat(send("DELETE", person.data(), "", "If-Match", tag).status()).isEqualTo(412);
        assertThat(redress().get(person.data()).text()).contains("One more");
        String unknown =
                person.data().replace(person.customerId(), UUID.randomUUID().toString());
        assertThat(redress().get(unknown).status()).isEqualTo(404);
        assertThat(send("DELETE", unknown, "", "If-Match", "*").status()).isEqualTo(404);
        assertThat(redress()
                        .get(person.data().replace(person.customerId(), "me"))
                        .status())
                .isEqualTo(400);
        assertThat(redress().get(person.data(), Redress.token("viewer", 1)).status())
                .isEqualTo(403);
    }
}
