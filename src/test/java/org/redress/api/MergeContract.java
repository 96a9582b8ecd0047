package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Staff merge, split and link disputes, and customers go on with the old number. */
interface MergeContract {
    Redress redress();

    private Redress.HttpReply post(String token, String path, String body, String... headers) {
        return redress()
                .send(redress()
                        .call(path, token)
                        .header("Content-Type", "application/json")
                        .headers(headers)
                        .POST(BodyPublishers.ofString(body)));
    }

    private Redress.HttpReply act(JsonObject dispute, String action, String body) {
        return post(Redress.token("merchant", 1), path(dispute) + "/actions/" + action, body, "If-Match", "*");
    }

    private static String path(JsonObject dispute) {
        return HandlingContract.DISPUTES + "/" + dispute.getString("id");
    }

    private static String number(JsonObject dispute) {
        return dispute.getJsonNumber("ticketNumber").toString();
    }

    /** Raises a complaint without an order, and returns the reply. */
    private String raise(String uid, String language, String text) {
        Redress.HttpReply reply = redress()
                .chat(
                        ChatContract.RAISE,
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},"languageCode":"%s",
                         "queryInfo":{"interestType":"raiseComplaints","entityInfo":{"problemStatement":"%s"}}}"""
                                .formatted(uid, language, text));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    private String chat(String operation, String interest, String uid, String number, String text) {
        Redress.HttpReply reply = redress()
                .chat(
                        operation,
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},
                         "queryInfo":{"interestType":"%s","entityInfo":{"complaintId":"%s","problemStatement":"%s"}}}"""
                                .formatted(uid, interest, number, text));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.replyText();
    }

    /** Raises a complaint, and returns its dispute. */
    private JsonObject raised(String uid, String text) {
        Matcher number = Pattern.compile("Number (\\d+) to track").matcher(raise(uid, "en", text));
        assertThat(number.find()).isTrue();
        return listed(number.group(1));
    }

    private JsonObject listed(String number) {
        return redress()
                .get(HandlingContract.DISPUTES + "?query=" + number)
                .array()
                .getJsonObject(0);
    }

    @Test
    default void a_merged_complaint_goes_on_under_both_numbers_until_it_is_split() {
        String uid = "m" + UUID.randomUUID();
        JsonObject first = raised(uid, "The bill is wrong");
        JsonObject second = raised(uid, "Still wrong");

        JsonObject merged =
                act(second, "merge", "{\"into\":" + number(first) + "}").object();
        assertThat(merged.getJsonObject("complaintStatus").getInt("id")).isEqualTo(5);
        assertThat(merged.getJsonObject("mergedInto").getString("id")).isEqualTo(first.getString("id"));
        assertThat(redress()
                        .get(path(first))
                        .object()
                        .getJsonArray("links")
                        .getJsonObject(0)
                        .getString("kind"))
                .isEqualTo("HAS_MERGED");
        assertThat(listed(number(second)).get("mergedInto")).isEqualTo(merged.get("mergedInto"));
        assertThat(chat(ChatContract.TRACK, "trackComplaint", uid, number(second), "-"))
                .startsWith(
                        "Your complaint number " + number(second) + " is continued as number " + number(first) + ". ")
                .contains("number " + number(first) + " is being worked on");
        assertThat(chat("addToComplaint", "addToComplaint", uid, number(second), "Page 2"))
                .contains("I have added this to your complaint number " + number(first));
        assertThat(redress().get(path(first) + "/comments").text()).contains("Page 2");
        assertThat(redress().get(path(second) + "/comments").text()).doesNotContain("Page 2");

        JsonObject split = act(second, "split", "{}").object();
        assertThat(split.get("complaintStatus")).isEqualTo(second.get("complaintStatus"));
        assertThat(split.isNull("mergedInto")).isTrue();
        assertThat(chat(ChatContract.TRACK, "trackComplaint", uid, number(second), "-"))
                .startsWith("Your patience is appreciated. Your complaint number " + number(second));
        for (JsonObject dispute : List.of(first, second)) {
            assertThat(redress().get(path(dispute) + "/timeline").text())
                    .contains("\"action\":\"merge\"", "\"action\":\"split\"");
        }
    }

    @Test
    default void a_complaint_like_an_open_one_is_answered_with_its_number() {
        String uid = "m" + UUID.randomUUID();
        assertThat(raise(uid, "en", "The bill is wrong")).doesNotContain("another open complaint");
        String number = number(raised(uid, "The bill is wrong"));
        assertThat(raise(uid, "en", "Wrong")).contains("You have another open complaint about this, number " + number);
        assertThat(raise(uid, "de", "Falsch")).contains("eine offene Beschwerde, Nummer " + number);
        assertThat(raise(uid, "fr", "Faux")).contains("réclamation ouverte à ce sujet, n°\u00a0" + number);
        assertThat(raise(uid, "es", "Malo")).contains("otra reclamación abierta sobre esto, número " + number);
    }

    @Test
    default void a_link_is_shown_on_both_sides() {
        String uid = "m" + UUID.randomUUID();
        JsonObject first = raised(uid, "The bill is wrong");
        JsonObject second = raised(uid, "Still wrong");
        JsonObject linked = act(
                        first, "link", "{\"other\":\"" + second.getString("id") + "\",\"kind\":\"DUPLICATE_OF\"}")
                .object();
        assertThat(linked.getJsonArray("links"))
                .hasToString("[{\"kind\":\"DUPLICATE_OF\",\"id\":\"" + second.getString("id") + "\",\"ticketNumber\":"
                        + number(second) + "}]");
        assertThat(redress()
                        .get(path(second))
                        .object()
                        .getJsonArray("links")
                        .getJsonObject(0)
                        .getString("kind"))
                .isEqualTo("HAS_DUPLICATE");
        assertThat(act(second, "unlink", "{\"other\":" + number(first) + "}")
                        .object()
                        .getJsonArray("links"))
                .isEmpty();
        List<JsonObject> similar =
                redress().get(path(first) + "/similar").array().getValuesAs(JsonObject.class);
        // Disputes of other tests have nearly the same text, as soon as the search index has them
        assertThat(similar)
                .filteredOn(dispute -> dispute.getString("id").equals(second.getString("id")))
                .singleElement()
                .extracting(dispute -> dispute.getJsonArray("reasons").toString())
                .isEqualTo("[\"CUSTOMER\"]");
    }

    @Test
    default void nobody_merges_disputes_of_another_customer_or_merchant() {
        String uid = "m" + UUID.randomUUID();
        JsonObject dispute = raised(uid, "The bill is wrong");
        for (String into : List.of("12345", UUID.randomUUID().toString(), number(dispute))) {
            Redress.HttpReply refused = act(dispute, "merge", "{\"into\":\"" + into + "\"}");
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.text()).contains("\"body /into\"");
        }
        assertThat(act(dispute, "split", "{}").status()).isEqualTo(409);
        for (String token : List.of(Redress.token("viewer", 1), Redress.token("merchant", 2))) {
            assertThat(post(token, path(dispute) + "/actions/merge", "{\"into\":7}", "If-Match", "*")
                            .status())
                    .isEqualTo(403);
        }
    }
}
