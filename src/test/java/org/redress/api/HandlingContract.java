package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.Concurrently;

/** Handling of disputes: the chat shows the merchant's actions, the merchant reads the customer's texts. */
interface HandlingContract {
    String DISPUTES = "/api/rest/v1/1/disputes";

    Redress redress();

    /** Creates an order and its customer in TELEGRAM for one test. */
    private String freshOrder() {
        String id = "w" + UUID.randomUUID();
        redress()
                .send(redress()
                        .call(OrdersContract.ORDERS + id, Redress.token("merchant", 1))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(OrdersContract.order("OR#" + id, id))));
        return id;
    }

    private Redress.HttpReply post(String path, String body, String... headers) {
        return postAs(Redress.token("merchant", 1), path, body, headers);
    }

    private Redress.HttpReply postAs(String token, String path, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private static String opening(String orderId) {
        return """
               {"orderId":"%s","reasonId":10213,"description":"It hums.\\nLoudly 😀","disputeAmount":"100.50","source":"Phone"}"""
                .formatted(orderId);
    }

    private Redress.HttpReply opened(String orderId, String... headers) {
        return post(DISPUTES, opening(orderId), headers);
    }

    private Redress.HttpReply act(String address, String action, String body) {
        return post(address + "/actions/" + action, body, "If-Match", "*");
    }

    private static String address(Redress.HttpReply opened) {
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return URI.create(opened.header("Location")).getPath();
    }

    private String chat(String operation, String uid, String interest, String ticket, String text) {
        Redress.HttpReply answer = Redress.inTheEnd(() -> redress()
                .chat(
                        operation,
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},"queryInfo":{"interestType":"%s",
                         "entityInfo":{"complaintId":"%s","problemStatement":"%s"}}}"""
                                .formatted(uid, interest, ticket, text)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.replyText();
    }

    private String tracked(String uid, String ticket) {
        return chat(ChatContract.TRACK, uid, "trackComplaint", ticket, "-");
    }

    @ParameterizedTest
    @CsvSource({
        "en, text, 'Decided partly in your favour: 20.00 EUR. The shop says: Ja.'",
        "de, card, 'Teilweise zu Ihren Gunsten entschieden: 20,00 EUR. Der Shop schreibt: Ja.'",
        "fr, container, 'Décision partiellement en votre faveur\u00a0: 20,00 EUR. La boutique vous écrit\u00a0: Ja.'",
        "es, media, 'Resuelta parcialmente a su favor: 20,00 EUR. La tienda escribe: Ja.'"
    })
    default void a_decision_is_complete_in_each_type_of_reply(String language, String type, String text) {
        String order = freshOrder();
        Redress.HttpReply opened = opened(order);
        act(address(opened), "decide", "{\"outcome\":\"PARTIAL\",\"amount\":\"20\",\"text\":\"Ja.\"}");
        Redress.HttpReply reply = redress()
                .chat(
                        ChatContract.TRACK,
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},"languageCode":"%s",
                         "responseType":"%s","queryInfo":{"interestType":"trackComplaint","entityInfo":{"complaintId":"%s"}}}"""
                                .formatted(order, language, type, ticket(opened)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).contains("\\n" + text);
    }

    private static String ticket(Redress.HttpReply dispute) {
        return dispute.object().getJsonNumber("ticketNumber").toString();
    }

    private List<String> happened(String address) {
        return redress().get(address + "/timeline").array().getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("actor") + " " + entry.getString("action"))
                .toList();
    }

    @Test
    default void staff_divide_their_work_by_assignees_priorities_and_tags() {
        String address = address(opened(freshOrder()));
        JsonObject taken = act(address, "take", "{}").object();
        String me = taken.getJsonObject("assignee").getString("id");
        assertThat(act(address, "unassign", "{}").object().isNull("assignee")).isTrue();
        assertThat(act(address, "assign", "{\"assigneeId\":\"" + me + "\"}")
                        .object()
                        .get("assignee"))
                .isEqualTo(taken.get("assignee"));
        assertThat(act(address, "prioritize", "{\"priority\":\"URGENT\"}")
                        .object()
                        .getString("priority"))
                .isEqualTo("URGENT");
        JsonObject tagged =
                act(address, "tag", "{\"add\":[\"VIP\",\"Straße\"]}").object();
        assertThat(tagged.get("tags")).hasToString("[\"VIP\",\"Straße\"]");
        assertThat(redress().get(address).object()).isEqualTo(tagged);
        assertThat(redress()
                        .get(DISPUTES + "?assignee=me&priority=URGENT&tag=vip&pageSize=100")
                        .array()
                        .getValuesAs(JsonObject.class))
                .extracting(listed -> listed.getString("id"))
                .contains(tagged.getString("id"));
        assertThat(redress().get(address + "/timeline").array().getValuesAs(JsonObject.class).stream()
                        .map(entry -> entry.getString("action") + " " + entry.getString("detail", ""))
                        .skip(1))
                .containsExactly(
                        "take ",
                        "unassign " + taken.getJsonObject("assignee").getString("name"),
                        "assign " + taken.getJsonObject("assignee").getString("name"),
                        "prioritize URGENT",
                        "tag +2 -0");
    }

    @Test
    default void only_known_staff_can_be_assigned_and_a_viewer_assigns_nothing() {
        String address = address(opened(freshOrder()));
        Redress.HttpReply unknown = act(address, "assign", "{\"assigneeId\":\"nobody-" + UUID.randomUUID() + "\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("assigneeId");
        String viewer = Redress.token("viewer", 1);
        assertThat(postAs(viewer, address + "/actions/take", "{}", "If-Match", "*")
                        .status())
                .isEqualTo(403);
        assertThat(postAs(viewer, DISPUTES + ":claim-next", "").status()).isEqualTo(403);
        assertThat(postAs(Redress.token("merchant", 2), DISPUTES + ":claim-next", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    default void a_dispute_is_claimed_once_and_a_repeated_call_gets_the_same() {
        String address = address(opened(freshOrder()));
        String tag = UUID.randomUUID().toString();
        act(address, "tag", "{\"add\":[\"" + tag + "\"]}");
        String next = DISPUTES + ":claim-next?tag=" + tag;
        String key = UUID.randomUUID().toString();

        Redress.HttpReply claimed = claim(next, key);

        assertThat(claimed.status()).as(claimed.text()).isEqualTo(200);
        assertThat(address).endsWith(claimed.object().getString("id"));
        assertThat(claimed.header("ETag")).isEqualTo(redress().get(address).header("ETag"));
        assertThat(claim(next, key).text()).isEqualTo(claimed.text());
        assertThat(claim(next, UUID.randomUUID().toString()).status()).isEqualTo(204);
        assertThat(claim(DISPUTES + ":claim-next?priority=top", key).status()).isEqualTo(400);
    }

    private Redress.HttpReply claim(String path, String key) {
        return redress()
                .send(redress()
                        .call(path, Redress.token("merchant", 1))
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.noBody()));
    }

    @Test
    default void a_caller_says_that_it_has_a_dispute_open_and_is_not_told_of_itself() {
        String address = address(opened(freshOrder()));
        assertThat(presence(address).text()).isEqualTo("[]");
        assertThat(presence(address).text()).isEqualTo("[]");
        assertThat(presence(DISPUTES + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private Redress.HttpReply presence(String address) {
        return redress()
                .send(redress()
                        .call(address + "/presence", Redress.token("merchant", 1))
                        .PUT(BodyPublishers.noBody()));
    }

    @Test
    default void a_dispute_opened_by_the_merchant_is_answered_in_the_chat_and_decided() {
        String order = freshOrder();
        Redress.HttpReply opened = opened(order);
        String address = address(opened);
        String ticket = ticket(opened);
        assertThat(opened.object().getString("disputeAmount")).isEqualTo("100.50");
        assertThat(opened.object().getString("amount")).isEqualTo("600.50");
        assertThat(opened.object().getString("description")).isEqualTo("It hums.\nLoudly 😀");
        assertThat(redress().get(address).text()).isEqualTo(opened.text());
        assertThat(opened.header("ETag")).as("the same on all servers").isEqualTo("\"1\"");
        assertThat(redress().get(address).header("ETag")).isEqualTo(opened.header("ETag"));
        assertThat(tracked(order, ticket)).contains("is being worked on", "within 24 hours");

        Redress.HttpReply asked = act(address, "request-information", "{\"text\":\"Please send a photo, Zoë.\"}");
        assertThat(asked.object().getJsonObject("complaintStatus").getInt("id")).isEqualTo(2);
        assertThat(asked.header("ETag")).isNotEqualTo(opened.header("ETag"));
        assertThat(tracked(order, ticket)).contains("We need something", "The shop says: Please send a photo, Zoë.");

        assertThat(chat("addToComplaint", order, "addToComplaint", ticket, "Here: 📷"))
                .isEqualTo("Thank you. I have added this to your complaint number " + ticket + ".");
        assertThat(redress()
                        .get(address)
                        .object()
                        .getJsonObject("complaintStatus")
                        .getInt("id"))
                .isEqualTo(3);

        Redress.HttpReply decided =
                act(address, "decide", "{\"outcome\":\"partial\",\"amount\":\"20\",\"text\":\"We refund a part.\"}");
        JsonObject decision = decided.object().getJsonObject("decision");
        assertThat(decision.getString("outcome")).isEqualTo("PARTIAL");
        assertThat(decision.getString("amount")).isEqualTo("20.00");
        assertThat(decided.object().getJsonObject("actions").keySet())
                .containsExactly("appeal", "close", "comment", "attach");
        assertThat(tracked(order, ticket))
                .contains("has been resolved")
                .endsWith("\nDecided partly in your favour: 20.00 EUR. The shop says: We refund a part.");

        assertThat(chat("addToComplaint", order, "appeal-complaint", ticket, "That is too little"))
                .contains("will be reviewed");
        assertThat(tracked(order, ticket)).contains("is under review").doesNotContain("Decided");
        act(address, "decide", "{\"outcome\":\"CUSTOMER\",\"text\":\"All of it.\"}");
        assertThat(tracked(order, ticket))
                .contains("has been closed")
                .endsWith("\nDecided in your favour. The shop says: All of it.");
        assertThat(chat("cancelComplaint", order, "cancelComplaint", ticket, "-"))
                .contains("can no longer be changed");

        assertThat(happened(address))
                .containsExactly(
                        "MERCHANT open",
                        "MERCHANT request-information",
                        "CUSTOMER supply-information",
                        "MERCHANT decide",
                        "CUSTOMER appeal",
                        "MERCHANT decide");
        assertThat(redress().get(address + "/comments").array().getValuesAs(JsonObject.class))
                .extracting(comment -> comment.getString("text"))
                .containsExactly(
                        "Please send a photo, Zoë.",
                        "Here: 📷",
                        "We refund a part.",
                        "That is too little",
                        "All of it.");
    }

    @Test
    default void cancelling_again_has_the_same_reply() {
        String order = freshOrder();
        Redress.HttpReply opened = opened(order);
        String first = chat("cancelComplaint", order, "withdrawComplaint", ticket(opened), "-");
        assertThat(first).contains("has been cancel");
        assertThat(chat("cancelComplaint", order, "cancelComplaint", ticket(opened), "-"))
                .isEqualTo(first);
        assertThat(happened(address(opened))).containsExactly("MERCHANT open", "CUSTOMER cancel");
        assertThat(chat("cancelComplaint", "somebody-else", "cancelComplaint", ticket(opened), "-"))
                .contains("could not find");
    }

    @Test
    default void a_text_delivered_twice_is_added_once_and_a_missing_text_is_refused() {
        String order = freshOrder();
        Redress.HttpReply opened = opened(order);
        for (int n = 0; n < 2; n++) {
            chat("addToComplaint", order, "addToComplaint", ticket(opened), "Also the lid");
        }
        assertThat(redress().get(address(opened) + "/comments").array()).hasSize(1);
        Redress.HttpReply nothing = redress()
                .chat(
                        "addToComplaint",
                        """
                        {"uuid":"%s","interestType":"addToComplaint","entityInfo":{"complaintId":"1"}}"""
                                .formatted(order));
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text()).contains("entityInfo.problemStatement", "Please tell me what I should add");
    }

    @Test
    default void an_action_that_the_status_forbids_is_409_with_the_allowed_actions() {
        Redress.HttpReply opened = opened(freshOrder());
        Redress.HttpReply refused = act(address(opened), "cancel", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.object().getString("detail"))
                .isEqualTo("cancel is not allowed while the dispute is Waiting for shop; allowed now:"
                        + " request-information, supply-information, decide, close, comment, attach, assign, unassign, take,"
                        + " prioritize, tag, merge, link, unlink.");
        assertThat(act(address(opened), "explode", "{}").status()).isEqualTo(404);
        assertThat(redress().get(address(opened)).header("ETag")).isEqualTo(opened.header("ETag"));
    }

    @Test
    default void a_change_needs_the_state_that_was_read() {
        Redress.HttpReply opened = opened(freshOrder());
        String close = address(opened) + "/actions/close";
        assertThat(post(close, "{}").status()).isEqualTo(428);
        assertThat(post(close, "{}", "If-Match", "\"77\"").status()).isEqualTo(412);
        assertThat(post(close, "{}", "If-Match", "W/" + opened.header("ETag")).status())
                .isEqualTo(412);
        assertThat(post(close, "{}", "If-Match", "77").status()).isEqualTo(400);
        assertThat(post(close, "{}", "If-Match", "\"77\", " + opened.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void one_of_two_concurrent_actions_on_the_same_version_is_412() {
        Redress.HttpReply opened = opened(freshOrder());
        List<Integer> statuses = Concurrently.callers(
                2,
                n -> () -> post(address(opened) + "/actions/close", "{}", "If-Match", opened.header("ETag"))
                        .status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    default void fifty_concurrent_texts_are_all_stored_in_one_unbroken_timeline() {
        String order = freshOrder();
        Redress.HttpReply opened = opened(order);
        List<String> replies = Concurrently.callers(
                50, n -> () -> chat("addToComplaint", order, "addToComplaint", ticket(opened), "Word " + n));
        assertThat(replies)
                .containsOnly("Thank you. I have added this to your complaint number " + ticket(opened) + ".");
        JsonArray timeline =
                redress().get(address(opened) + "/timeline?pageSize=100").array();
        assertThat(timeline.getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getInt("position"))
                .hasSize(51)
                .doesNotHaveDuplicates();
    }

    @Test
    default void a_call_with_a_key_is_executed_once() {
        String order = freshOrder();
        String key = UUID.randomUUID().toString();
        List<Redress.HttpReply> answers = Concurrently.callers(10, n -> () -> opened(order, "Idempotency-Key", key));
        assertThat(answers).extracting(Redress.HttpReply::status).contains(201).isSubsetOf(201, 409, 503);
        Redress.HttpReply again = opened(order, "Idempotency-Key", key);
        Redress.HttpReply first = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(redress().get("/1/disputes?query=OR%23" + order).array()).hasSize(1);

        String spelledOtherwise =
                """
               {"source":"Phone","disputeAmount":100.5,"description":"It hums.\\nLoudly \\ud83d\\ude00","reasonId":"10213",
                "orderId":"%s"}"""
                        .formatted(order);
        assertThat(post(DISPUTES, spelledOtherwise, "Idempotency-Key", key).text())
                .isEqualTo(first.text());

        Redress.HttpReply other = post(DISPUTES, opening(order).replace("Phone", "Fax"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("Idempotency-Key");
        Redress.HttpReply anothers =
                postAs(Redress.tokenOf("merchant", "another-" + key), DISPUTES, opening(order), "Idempotency-Key", key);
        assertThat(anothers.header("Location")).isNotEqualTo(first.header("Location"));
    }

    @Test
    default void a_refused_call_leaves_its_key_free() {
        Redress.HttpReply opened = opened(freshOrder());
        String key = UUID.randomUUID().toString();
        String path = address(opened) + "/actions/decide";
        String tooMuch = "{\"outcome\":\"PARTIAL\",\"amount\":\"100.50\",\"text\":\"All\"}";
        assertThat(post(path, tooMuch, "If-Match", "*", "Idempotency-Key", key).status())
                .isEqualTo(400);
        Redress.HttpReply mended =
                post(path, tooMuch.replace("100.50", "100.49"), "If-Match", "*", "Idempotency-Key", key);
        assertThat(mended.status()).as(mended.text()).isEqualTo(200);
        // The status has changed meanwhile, but the call is the same
        assertThat(post(path, tooMuch.replace("100.50", "100.49"), "If-Match", "*", "Idempotency-Key", key)
                        .text())
                .isEqualTo(mended.text());
    }

    @Test
    default void a_dispute_about_an_invoice_without_an_order_is_its_customers() {
        String invoice = "INV-" + UUID.randomUUID();
        String body =
                """
                {"customer":{"email":"%s@mail.example","firstName":"李"},"invoiceId":"%s","amount":49,"currency":"EUR",
                 "invoiceDate":"2026-11-01T10:00:00+01:00","reasonId":10215,"description":"Paid in cash"}"""
                        .formatted(invoice, invoice);
        Redress.HttpReply opened = post(DISPUTES, body);
        address(opened);
        assertThat(opened.object().getString("amount")).isEqualTo("49.00");
        assertThat(opened.object().getString("invoiceDate")).isEqualTo("11/01/2026 09:00:00");
        assertThat(opened.object().isNull("orderId")).isTrue();
        assertThat(opened.object().getJsonObject("customer").getString("firstName"))
                .isEqualTo("李");
        assertThat(redress().get("/1/disputes?query=" + invoice).array()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"reasonId":10213,"description":"x"}                                    | orderId is required
                    {"orderId":"none","reasonId":10213,"description":"x"}                   | orderId must be an order of this merchant
                    {"orderId":"748596","reasonId":1,"description":"x"}                     | reasonId must be one of
                    {"orderId":"748596","reasonId":10213}                                   | description is required
                    {"orderId":"748596","reasonId":10213,"description":"x","disputeAmount":"0"} | disputeAmount must be more than 0 and at most 129.90
                    {"orderId":"748596","reasonId":10213,"description":"x","disputeAmount":"129.91"} | disputeAmount must be
                    {"orderId":"748596","reasonId":10213,"description":"x","disputeAmount":"1.001"} | disputeAmount must be
                    {"orderId":"748596","reasonId":10213,"description":"x","customer":{"email":"a@b.example"}} | customer must be left out
                    {"invoiceId":"none","reasonId":10213,"description":"x"}                 | customer is required
                    {"invoiceId":"none","reasonId":10213,"description":"x","customer":{"email":"a@b.example"}} | amount is required
                    {"invoiceId":"none","reasonId":10213,"description":"x","customer":{"customerId":"06071fcd-78bd-4114-9ee1-7e4113c7c35c"},"amount":"1","currency":"EUR"} | customer.customerId must be a customer
                    """)
    default void an_invalid_dispute_is_refused_with_the_rule(String body, String detail) {
        Redress.HttpReply refused = post(DISPUTES, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.object().getString("detail")).startsWith(detail);
    }

    @Test
    default void comments_are_visible_by_their_visibility() {
        String order = freshOrder();
        Redress.HttpReply opened = opened(order);
        String comments = address(opened) + "/comments";
        for (String visibility : List.of("INTERNAL", "MERCHANT", "CUSTOMER")) {
            Redress.HttpReply added =
                    post(comments, "{\"visibility\":\"" + visibility + "\",\"text\":\"For " + visibility + "\"}");
            assertThat(added.status()).as(added.text()).isEqualTo(201);
            URI location = URI.create(added.header("Location"));
            assertThat(redress()
                            .get(location.getPath() + "?" + location.getQuery())
                            .array())
                    .containsExactly(added.object());
        }
        assertThat(redress().get(comments).array()).hasSize(3);
        assertThat(redress().get(comments, Redress.token("viewer", 1)).text())
                .contains("For MERCHANT", "For CUSTOMER")
                .doesNotContain("INTERNAL");
        assertThat(tracked(order, ticket(opened)))
                .contains("For CUSTOMER")
                .doesNotContain("For MERCHANT")
                .doesNotContain("INTERNAL");
        assertThat(redress().get(comments + "?pageSize=1").header("Link"))
                .isEqualTo("<" + comments + "?pageSize=1&after=2>; rel=\"next\"");
        assertThat(redress().get(comments + "?pageSize=1&after=3").header("Link"))
                .isNull();
        assertThat(redress().get(comments + "?pageSize=0&after=-1").text()).contains("pageSize", "after");
        Redress.HttpReply foreign = post(
                comments,
                "{\"visibility\":\"INTERNAL\",\"text\":\"x\",\"attachments\":[\"" + UUID.randomUUID() + "\"]}");
        assertThat(foreign.text()).contains("must be attachments of this dispute");
    }

    @Test
    default void the_reasons_of_a_merchant_are_the_contracts_and_rivertys() {
        assertThat(redress().get("/api/rest/v1/1/reasons").array().getValuesAs(JsonObject.class))
                .extracting(reason -> reason.getInt("id") + " " + reason.getString("code", "-"))
                .contains("10203 -", "10204 -", "10211 R1", "10217 R7");
    }

    @Test
    default void a_retired_reason_keeps_its_disputes_and_gets_no_new_ones() {
        String path = "/api/rest/v1/2/reasons";
        String token = Redress.token("merchant", 2);
        String general = redress().get(path, token).header("ETag");
        Redress.HttpReply own = putReasons(
                path, general, "{'reasons':[{'names':{'en':'Torn ribbon','de':'Band gerissen'},'code':'W1'}]}");
        assertThat(own.status()).as(own.text()).isEqualTo(200);
        JsonObject ribbon = own.array().getJsonObject(own.array().size() - 1);
        assertThat(ribbon.getString("name")).isEqualTo("Torn ribbon");
        assertThat(ribbon.getJsonObject("names")).hasSize(2);
        assertThat(redress().get(path, token).header("ETag"))
                .isEqualTo(own.header("ETag"))
                .isNotEqualTo(general);
        assertThat(redress().get("/api/rest/v1/1/reasons").text()).doesNotContain("Torn ribbon");

        String order = "r" + UUID.randomUUID();
        redress()
                .send(redress()
                        .call("/api/rest/v1/2/orders/" + order, token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(OrdersContract.order("OR#" + order, order))));
        String opening = "{\"orderId\":\"%s\",\"reasonId\":%d,\"description\":\"It is torn.\"}"
                .formatted(order, ribbon.getInt("id"));
        Redress.HttpReply opened = postAs(token, "/api/rest/v1/2/disputes", opening);
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(postAs(Redress.token("merchant", 1), "/api/rest/v1/1/disputes", opening)
                        .status())
                .isEqualTo(400);

        Redress.HttpReply renamed =
                putReasons(path, own.header("ETag"), "{'reasons':[{'names':{'en':'Ribbon torn'},'code':'W1'}]}");
        assertThat(renamed.text()).contains("Ribbon torn").doesNotContain("Torn ribbon");
        assertThat(putReasons(path, own.header("ETag"), "{'reasons':[]}").status())
                .isEqualTo(412);
        assertThat(redress()
                        .get(address(opened), token)
                        .object()
                        .getJsonObject("reason")
                        .getString("name"))
                .isEqualTo("Torn ribbon");
        assertThat(postAs(token, "/api/rest/v1/2/disputes", opening).object().getString("detail"))
                .contains("reasonId must be one of the merchant's reasons");
        assertThat(redress().get("/api/rest/v1/2/disputes/statistics", token).text())
                .contains("Torn ribbon");
        assertThat(putReasons(path, renamed.header("ETag"), "{'reasons':[]}").header("ETag"))
                .isEqualTo(general);
    }

    @Test
    default void invalid_reasons_are_refused_with_each_field_and_its_rule() {
        Redress.HttpReply refused = putReasons(
                "/api/rest/v1/2/reasons",
                "*",
                "{'reasons':[{'names':{'de':'Nur deutsch','it':'Nastro'}},{'names':{'en':'A'},'code':'W-1'}]}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.object().getString("detail"))
                .contains("reasons[0].names.en is required")
                .contains("reasons[0].names.it must be one of the languages en, de, fr, es")
                .contains("reasons[1].code must have 1..16 letters and digits");
        assertThat(refused.text()).contains("body /reasons/0/names/en");
        assertThat(putReasons("/api/rest/v1/2/reasons", "*", "{}").text()).contains("reasons is required");
    }

    private Redress.HttpReply putReasons(String path, String tag, String body) {
        return redress()
                .send(redress()
                        .call(path, Redress.token("merchant", 2))
                        .headers("Content-Type", "application/json", "If-Match", tag)
                        .PUT(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    @Test
    default void another_merchants_dispute_is_404() {
        String address = address(opened(freshOrder())).replace("/1/", "/2/");
        String token = Redress.token("merchant", 2);
        assertThat(redress().get(address + "/timeline", token).status()).isEqualTo(404);
        assertThat(redress().get(address + "/comments", token).status()).isEqualTo(404);
        assertThat(postAs(token, address + "/comments", "{\"visibility\":\"INTERNAL\",\"text\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(postAs(token, address + "/actions/close", "{}", "If-Match", "*")
                        .status())
                .isEqualTo(404);
    }
}
