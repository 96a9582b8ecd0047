package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Staff answer with text templates. */
interface TextTemplatesContract {
    String TEXTS = "/api/rest/v1/1/texts";

    Redress redress();

    private Redress.HttpReply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, Redress.token("merchant", 1))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private Redress.HttpReply replace(String body) {
        return send("PUT", TEXTS, body, "If-Match", "*");
    }

    private Redress.HttpReply act(String dispute, String action, String body, String... headers) {
        return send(
                "POST",
                dispute + "/actions/" + action,
                body,
                Stream.concat(Stream.of("If-Match", "*"), Stream.of(headers)).toArray(String[]::new));
    }

    /** Stores a template beside that of the examples, and returns its id. */
    private String templateId(String name, String text) {
        String template = "{\"name\":\"%s\",\"texts\":{\"en\":\"%s\"}}";
        String example = "{\"id\":\"6c69ee7f-211c-3404-99d5-366cc076ae46\",\"name\":\"Photo of the label\","
                + "\"texts\":{\"de\":\"Foto?\",\"en\":\"Photo?\"}}";
        Redress.HttpReply stored = replace("{\"templates\":[" + example + "," + template.formatted(name, text) + "]}");
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        return stored.array().getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    /** Opens a dispute about a new order, and returns its path. */
    private String opened() {
        String order = "t" + UUID.randomUUID();
        send("PUT", OrdersContract.ORDERS + order, OrdersContract.order("OR#" + order, order));
        Redress.HttpReply opened = send(
                "POST",
                HandlingContract.DISPUTES,
                "{\"orderId\":\"" + order + "\",\"reasonId\":10213,\"description\":\"It hums.\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return HandlingContract.DISPUTES + "/" + opened.object().getString("id");
    }

    @Test
    default void an_action_and_a_comment_have_the_text_of_a_template_and_are_repeated_safely() {
        String textId = templateId("Photo", "A photo of no. {ticketNumber}, please. 李 {staff}");
        String dispute = opened();
        int number = redress().get(dispute).object().getInt("ticketNumber");
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        String body = "{\"textId\":\"" + textId + "\"}";

        Redress.HttpReply asked = act(dispute, "request-information", body, key);
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        templateId("Photo", "Another text");
        assertThat(act(dispute, "request-information", body, key).text()).isEqualTo(asked.text());
        Redress.HttpReply comment = send(
                "POST",
                dispute + "/comments",
                "{\"visibility\":\"INTERNAL\",\"textId\":\"" + textId + "\",\"language\":\"en\"}");
        assertThat(comment.object().getString("text")).isEqualTo("Another text");
        assertThat(redress().get(dispute + "/comments").array().getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("text"))
                .first()
                .asString()
                .startsWith("A photo of no. " + number + ", please. 李 ");
    }

    @Test
    default void a_preview_changes_nothing_and_names_what_is_missing() {
        String textId = templateId("Tracking", "{customer}: {orderNumber}");
        String dispute = opened();
        String id = dispute.substring(dispute.lastIndexOf('/') + 1);
        Redress.HttpReply shown =
                send("POST", TEXTS + "/" + textId + "/preview", "{\"disputeId\":\"" + id + "\",\"language\":\"en\"}");
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.object().getString("text")).contains(": OR#");
        assertThat(redress().get(dispute + "/comments").array()).isEmpty();

        Redress.HttpReply german =
                send("POST", TEXTS + "/" + textId + "/preview", "{\"disputeId\":\"" + id + "\",\"language\":\"de\"}");
        assertThat(german.status()).isEqualTo(400);
        assertThat(german.text()).contains("body /language");
        assertThat(send("POST", TEXTS + "/" + UUID.randomUUID() + "/preview", "{\"disputeId\":\"" + id + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {'templates':[{'name':'A','texts':{'en':'{order}'}}]}                               | body /templates/0/texts/en
            {'templates':[{'name':'A','texts':{}}]}                                             | body /templates/0/texts
            {'templates':[{'name':'A','texts':{'it':'Ciao'}}]}                                  | body /templates/0/texts/it
            {'templates':[{'texts':{'en':'Hi'}}]}                                               | body /templates/0/name
            {'templates':[{'name':'A','texts':{'en':'Hi'}},{'name':'a','texts':{'en':'Ho'}}]}   | body /templates/1/name
            {'templates':[{'id':'4b1d4b06-1c7a-4a05-8b8f-0f6f0a4f8d11','name':'A','texts':{'en':'Hi'}}]} | body /templates/0/id
            {}                                                                                  | body /templates
            """)
    default void a_wrong_template_is_refused_by_its_place(String body, String place) {
        Redress.HttpReply answer = replace(body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"" + place + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {'textId':'4b1d4b06-1c7a-4a05-8b8f-0f6f0a4f8d11'}             | body /textId
            {'textId':'4b1d4b06-1c7a-4a05-8b8f-0f6f0a4f8d11','text':'Hi'} | body /textId
            {'textId':'7'}                                                | body /textId
            {'text':'Hi','language':'it'}                                 | body /language
            """)
    default void an_action_with_a_wrong_template_is_refused_by_its_place(String body, String place) {
        Redress.HttpReply answer = act(opened(), "close", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"" + place + "\"");
    }
}
