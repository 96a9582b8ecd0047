package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.Concurrently;

/** Chat operations as in the documents and the contract. */
interface ChatContract {
    String STATUS = "getOrderStatus";
    String RAISE = "raiseComplaintsAgainstOrder";
    String TRACK = "getComplaintsTrackingDetails";

    Redress redress();

    @Test
    default void the_documented_order_status_request_has_its_documented_reply() {
        Redress.HttpReply answer = redress()
                .send(redress()
                        .chat(STATUS, Redress.token("chatbot", 1), Redress.document("order-status.request.json")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.text())
                .matches("\\{\"response\":\\{\"responseType\":\"text\",\"responseId\":"
                        + "\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}\",\"responseMessages\":"
                        + "\\[\\{\"simpleResponse\":\\{\"responseText\":\"Order 748596 has been shipped\"}}]}}");
    }

    @Test
    default void the_documented_complaint_has_its_documented_reply_and_is_listed_as_a_dispute() {
        Redress.HttpReply answer = redress()
                .send(redress()
                        .chat(RAISE, Redress.token("chatbot", 1), Redress.document("raising-complaints.request.json")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonObject container = answer.message(0).getJsonObject("containerResponse");
        String number = complaintId(answer);
        assertThat(answer.object().getJsonObject("response").getString("responseType"))
                .isEqualTo("container");
        // The demo's customer has another open complaint about the order, of which the reply reminds
        assertThat(container.getString("responseText"))
                .startsWith("Your complaint is registered. Raised a complaint Number " + number + " to track.");
        assertThat(container.getJsonArray("attributes").toString())
                .isEqualTo("[{\"name\":\"orderId\",\"value\":\"748596\"},{\"name\":\"complaintId\",\"value\":\""
                        + number + "\"},{\"name\":\"Category\",\"value\":\"products-related\"}]");

        JsonObject dispute =
                redress().get("/1/disputes?query=" + number).array().getJsonObject(0);
        assertThat(dispute.getInt("ticketNumber")).hasToString(number);
        assertThat(dispute.getString("source")).isEqualTo("TELEGRAM");
        assertThat(dispute.getString("description")).isEqualTo("Product Not working. Need to service.");
        assertThat(dispute.getJsonObject("complaintStatus").getInt("id")).isEqualTo(1);

        assertThat(track(number).replyText())
                .isEqualTo(
                        "Your patience is appreciated. Your complaint number " + number + " is being worked on. "
                                + "It will be resolved within 24 hours. For further queries kindly contact our customer service");
    }

    @Test
    default void the_documented_tracking_request_has_its_documented_reply() {
        Redress.HttpReply answer = redress()
                .send(redress()
                        .chat(
                                TRACK,
                                Redress.token("chatbot", 1),
                                Redress.document("tracking-complaints.request.json")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.replyText())
                .isEqualTo(
                        "Your patience is appreciated. Your complaint number 12345 is being worked on. "
                                + "It will be resolved within 24 hours. For further queries kindly contact our customer service");
    }

    @ParameterizedTest
    @CsvSource({
        "getOrderStatus, order-status.table.json, Order 12345 has been delivered",
        "getComplaintsTrackingDetails, tracking-complaints.table.json, Your complaint number 1111 has been resolved."
    })
    default void the_form_of_the_documents_parameter_table_is_understood_too(
            String operation, String document, String sentence) {
        Redress.HttpReply answer =
                redress().send(redress().chat(operation, Redress.token("chatbot", 1), Redress.document(document)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.replyText()).startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "en_UK, en-GB, Order 748596 has been shipped",
        "de-AT, de, 748596",
        "fr, fr, 748596",
        "es-MX, es, 748596",
        "pt-BR, en, Order 748596 has been shipped",
        "klingon!, en, Order 748596 has been shipped"
    })
    default void the_reply_is_in_the_nearest_language(String asked, String answered, String part) {
        Redress.HttpReply answer = redress().chat(STATUS, status("748596", "\"languageCode\":\"" + asked + "\","));
        assertThat(answer.header("Content-Language")).isEqualTo(answered);
        assertThat(answer.replyText()).contains(part);
    }

    @Test
    default void a_card_shows_the_fields_of_the_order() {
        Redress.HttpReply answer = redress().chat(STATUS, status("748596", "\"responseType\":\"CARD\","));
        JsonObject card = answer.message(1).getJsonObject("basicCard");
        assertThat(answer.replyText()).isEqualTo("Order 748596 has been shipped");
        assertThat(card.getString("title")).isEqualTo("Espresso machine and 1 more product");
        assertThat(card.getString("formattedText")).contains("DHL", "JD014600003GB", "€129.90", "Dec 8, 2023");
        assertThat(card.getJsonObject("image").getString("url"))
                .isEqualTo("https://abc.example/pictures/espresso-machine.jpg");
    }

    @Test
    default void media_are_the_delivery_photo_and_the_voice_note() {
        String body = "{\"uuid\":\"RAM123@gmail.com\",\"interestType\":\"orderStatus\",\"responseType\":\"media\"}";
        Redress.HttpReply answer = redress().chat(STATUS, body);
        assertThat(answer.message(1).getJsonObject("mediaResponse").getString("mediaType"))
                .isEqualTo("IMAGE");
        assertThat(answer.message(2).toString()).contains("AUDIO", "https://dhl.example/notes/JD014600004GB.ogg");
    }

    @Test
    default void a_media_reply_without_media_is_a_text_that_mentions_it() {
        Redress.HttpReply answer = redress().chat(STATUS, status("748596", "\"responseType\":\"media\","));
        assertThat(answer.object().getJsonObject("response").getString("responseType"))
                .isEqualTo("text");
        assertThat(answer.replyText()).isEqualTo("Order 748596 has been shipped");
    }

    @Test
    default void a_raise_with_a_card_is_followed_by_the_container() {
        Redress.HttpReply answer = redress().chat(RAISE, raise("It leaks 💧 李", "\"responseType\":\"card\","));
        assertThat(answer.message(1)).containsKey("basicCard");
        assertThat(answer.message(2)).containsKey("containerResponse");
    }

    @Test
    default void another_customers_order_has_the_reply_of_an_unknown_one() {
        String unknown = redress().chat(STATUS, status("000000", "")).withoutUniqueIds();
        String others = redress().chat(STATUS, status("987212", "")).withoutUniqueIds();
        assertThat(others.replace("987212", "000000")).isEqualTo(unknown);
        String unknownRaise = redress()
                .chat(RAISE, raise("x", "").replace("748596", "000000"))
                .withoutUniqueIds();
        String othersRaise = redress()
                .chat(RAISE, raise("x", "").replace("748596", "987212"))
                .withoutUniqueIds();
        assertThat(othersRaise.replace("987212", "000000")).isEqualTo(unknownRaise);
    }

    @Test
    default void another_customers_complaint_has_the_reply_of_an_unknown_one() {
        String unknown = track("99999999").withoutUniqueIds();
        assertThat(track("1111").withoutUniqueIds().replace("1111", "99999999")).isEqualTo(unknown);
        assertThat(track("abc").withoutUniqueIds().replace("abc", "99999999")).isEqualTo(unknown);
    }

    @Test
    default void the_chat_of_another_merchant_finds_neither_order_nor_complaint() {
        byte[] order = status("748596", "").getBytes(StandardCharsets.UTF_8);
        String answered = redress()
                .send(redress().chat(STATUS, Redress.token("chatbot", 2), order))
                .replyText();
        assertThat(answered)
                .isEqualTo(
                        redress().chat(STATUS, status("000000", "")).replyText().replace("000000", "748596"));
        byte[] complaint = tracking("12345").getBytes(StandardCharsets.UTF_8);
        assertThat(redress()
                        .send(redress().chat(TRACK, Redress.token("chatbot", 2), complaint))
                        .replyText())
                .isEqualTo(track("99999999").replyText().replace("99999999", "12345"));
    }

    @Test
    default void fifty_equal_raises_at_once_are_one_complaint() {
        String body = raise("Fifty times the same", "");
        Set<String> numbers = Set.copyOf(Concurrently.callers(50, n -> () -> complaintId(raisedInTheEnd(body))));
        assertThat(numbers).hasSize(1);
        assertThat(redress()
                        .get("/1/disputes?query=" + numbers.iterator().next())
                        .array())
                .hasSize(1);
    }

    @Test
    default void the_same_idempotency_key_is_the_same_complaint() {
        String first = complaintId(redress().send(keyed(raise("First words", ""), "5f1c-1")));
        String second = complaintId(redress().send(keyed(raise("Other words", ""), "5f1c-1")));
        assertThat(second).isEqualTo(first);
        assertThat(redress().send(keyed(raise("x", ""), "k".repeat(256))).status())
                .isEqualTo(400);
    }

    @Test
    default void a_complaint_needs_no_order_and_no_known_customer() {
        String body =
                "{\"conversationRequest\":{\"channel\":\"web\",\"userInfo\":{\"uid\":4711,\"first_name\":\"Zoë\"}},"
                        + "\"interestType\":\"customerComplaint\",\"entityInfo\":{\"description\":\"O'Brien 😀\"}}";
        Redress.HttpReply answer = redress().chat(RAISE, body);
        JsonObject dispute = redress()
                .get("/1/disputes?query=" + complaintId(answer))
                .array()
                .getJsonObject(0);
        assertThat(dispute.getString("source")).isEqualTo("WEB");
        assertThat(dispute.getString("description")).isEqualTo("O'Brien 😀");
        assertThat(dispute.getJsonObject("customer").getString("name")).isEqualTo("Zoë");
        assertThat(dispute.isNull("orderId")).isTrue();
        assertThat(answer.text()).contains("account-related").doesNotContain("orderId");
    }

    @Test
    default void without_an_order_number_the_only_order_or_a_list_of_orders_is_shown() {
        String ram = "{\"uuid\":\"ram123@gmail.com\",\"interestType\":\"order-status\"}";
        assertThat(redress().chat(STATUS, ram).replyText()).isEqualTo("Order 12345 has been delivered");
        String unknown = "{\"uuid\":\"nobody\",\"interestType\":\"order-status\"}";
        assertThat(redress().chat(STATUS, unknown).replyText()).contains("could not find any order");
        String martin = "{\"uuid\":\"martin.john@gmail.com\",\"interestType\":\"order-status\"}";
        assertThat(redress().chat(STATUS, martin).replyText()).contains("987212", "121492");
    }

    @Test
    default void a_wrong_request_is_a_problem_that_names_the_field_and_that_a_chat_can_show() {
        Redress.HttpReply answer =
                redress().chat(STATUS, "{\"interestType\":\"trackComplaint\",\"languageCode\":\"de\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Language")).isEqualTo("de");
        JsonObject violation = answer.object().getJsonArray("violations").getJsonObject(0);
        assertThat(violation.getString("field")).isEqualTo("uid");
        assertThat(violation.getString("place")).contains("/conversationRequest/userInfo/uid");
        assertThat(answer.replyText()).isNotBlank();
    }

    @Test
    default void an_interest_type_of_another_path_is_refused_and_an_unknown_one_is_not() {
        String other = "{\"uuid\":\"x\",\"interestType\":\"track-complaint\"}";
        assertThat(redress().chat(STATUS, other).status()).isEqualTo(400);
        String unknown = "{\"uuid\":\"x\",\"interestType\":\"small talk\"}";
        assertThat(redress().chat(STATUS, unknown).status()).isEqualTo(200);
        assertThat(redress()
                        .chat(TRACK, unknown)
                        .object()
                        .getJsonArray("violations")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("entityInfo.complaintId");
    }

    @Test
    default void malformed_json_is_refused_with_line_and_column() {
        Redress.HttpReply answer = redress().chat(STATUS, "{\n  \"uuid\": \"x\",\n  nonsense\n}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getInt("line")).isEqualTo(3);
        assertThat(answer.object().getInt("column")).isPositive();
        assertThat(answer.replyText()).isNotBlank();
        for (String body : List.of("", " ", "[]", "7", "{}{}", "{\"a\":1", "\u0000")) {
            assertThat(redress().chat(STATUS, body).status())
                    .as("status of <%s>", body)
                    .isEqualTo(400);
        }
    }

    @Test
    default void limits_of_size_and_nesting_are_enforced() {
        String padding = " ".repeat(128 * 1024);
        assertThat(redress().chat(STATUS, status("748596", "") + padding).status())
                .isEqualTo(413);
        String deep =
                "{\"uuid\":\"x\",\"interestType\":\"order-status\",\"d\":" + "[".repeat(33) + "]".repeat(33) + "}";
        assertThat(redress().chat(STATUS, deep).status()).isEqualTo(400);
        String text = "😀".repeat(10_000);
        assertThat(redress().chat(RAISE, raise(text, "")).status()).isEqualTo(200);
        assertThat(redress().chat(RAISE, raise(text + "!", "")).status()).isEqualTo(400);
        assertThat(redress().chat(RAISE, raise("a\\u0000b", "")).status()).isEqualTo(400);
        assertThat(redress().chat(RAISE, raise("a\\ud800b", "")).status()).isEqualTo(400);
    }

    private Redress.HttpReply track(String number) {
        return redress().chat(TRACK, tracking(number));
    }

    private static String tracking(String number) {
        return "{\"conversationRequest\":{\"channel\":\"telegram\",\"userInfo\":{\"uid\":51342}},"
                + "\"interestType\":\"trackComplaint\",\"entityInfo\":{\"complaintId\":\"" + number + "\"}}";
    }

    private static String status(String orderId, String more) {
        return "{\"conversationRequest\":{\"channel\":\"TELEGRAM\",\"userInfo\":{\"uid\":\"51342\"}}," + more
                + "\"queryInfo\":{\"interestType\":\"order-status\",\"entityInfo\":{\"orderID\":\"" + orderId + "\"}}}";
    }

    static String raise(String text, String more) {
        return "{\"conversationRequest\":{\"channel\":\"TELEGRAM\",\"userInfo\":{\"uid\":\"51342\"}}," + more
                + "\"queryInfo\":{\"interestType\":\"raise-complaints\",\"entityInfo\":{\"orderId\":\"748596\","
                + "\"problemStatement\":\"" + text + "\"}}}";
    }

    private HttpRequest.Builder keyed(String body, String key) {
        return redress()
                .chat(RAISE, Redress.token("chatbot", 1), body.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", key);
    }

    static String complaintId(Redress.HttpReply answer) {
        return answer.text().replaceFirst("(?s).*\"complaintId\",\"value\":\"(\\d+)\".*", "$1");
    }

    /** Repeats a call that a busy server has answered with 503. */
    private Redress.HttpReply raisedInTheEnd(String body) {
        return Redress.inTheEnd(() -> redress().chat(RAISE, body));
    }
}
