package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.chat.ChatReply.Attribute;
import org.redress.chat.ChatReply.BasicCard;
import org.redress.chat.ChatReply.Image;
import org.redress.chat.ChatReply.MediaObject;
import org.redress.chat.ChatReply.MediaResponse;

/** JSON of all types of a reply, with its members in the order of the documents. */
class ChatReplyTest {
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{8}";
    private static final Image PICTURE = new Image("https://shop.example/tv.jpg", "Television");
    private static final String SIMPLE =
            """
            {"simpleResponse": {"responseText": "Order 748596 has been shipped"}}""";
    private static final String CARD =
            """
            {"basicCard": {
              "title": "Television",
              "subtitle": "Shipped",
              "formattedText": "Order 748596 has been shipped",
              "image": {"url": "https://shop.example/tv.jpg", "accessibilityText": "Television"}
            }}""";
    private static final String CARD_WITHOUT_PICTURE =
            """
            {"basicCard": {
              "title": "Television", "subtitle": "Shipped", "formattedText": "Order 748596 has been shipped"
            }}""";
    private static final String MEDIA =
            """
            {"mediaResponse": {
              "mediaType": "IMAGE",
              "mediaObjects": [{
                "contentUrl": "https://shop.example/door.jpg",
                "description": "At the door",
                "icon": {"url": "https://shop.example/tv.jpg", "accessibilityText": "Television"},
                "name": "door.jpg"
              }]
            }}""";
    private static final String CONTAINER =
            """
            {"containerResponse": {
              "responseText": "Order 748596 has been shipped",
              "attributes": [{"name": "orderId", "value": "748596"}]
            }}""";

    @Test
    void text_is_shaped_as_the_order_status_document_shows() {
        ReplyContent content = ReplyContent.ofText("Order 748596 has been shipped");

        assertThat(json(ChatReply.of(ResponseType.TEXT, content)))
                .isEqualTo(normal(Requests.document("order-status.response.json")));
    }

    @Test
    void text_is_shaped_as_the_tracking_document_shows() {
        ReplyContent content =
                ReplyContent.ofText("Your patience is appreciated. Your complaint number 22 is being worked on. It will"
                        + " be resolved within 24 hours. For further queries kindly contact our customer service");

        assertThat(json(ChatReply.of(ResponseType.TEXT, content)))
                .isEqualTo(normal(Requests.document("tracking-complaints.response.json")));
    }

    @Test
    void a_container_is_shaped_as_the_raising_document_shows() {
        ReplyContent content = new ReplyContent(
                "Your complaint is registered. Raised a complaint Number 12345 to track.",
                () -> null,
                List::of,
                List.of(
                        new Attribute("orderId", "748596"),
                        new Attribute("complaintId", "12345"),
                        new Attribute("Category", "products-related")));

        assertThat(json(ChatReply.withContainer(ResponseType.CONTAINER, content)))
                .isEqualTo(normal(Requests.document("raising-complaints.response.json")));
    }

    @Test
    void text_is_one_simple_response_in_all_cases() {
        assertShape(ChatReply.of(ResponseType.TEXT, full()), "text", SIMPLE);
    }

    @Test
    void a_card_follows_a_simple_response() {
        assertShape(ChatReply.of(ResponseType.CARD, full()), "card", SIMPLE, CARD);
    }

    @Test
    void a_card_without_a_picture_has_no_image_key() {
        assertShape(ChatReply.of(ResponseType.CARD, bare()), "card", SIMPLE, CARD_WITHOUT_PICTURE);
    }

    @Test
    void nothing_to_fill_a_card_with_is_text() {
        ReplyContent content = ReplyContent.ofText("Order 748596 has been shipped");

        assertShape(ChatReply.of(ResponseType.CARD, content), "text", SIMPLE);
    }

    @Test
    void media_follow_a_simple_response() {
        assertShape(ChatReply.of(ResponseType.MEDIA, full()), "media", SIMPLE, MEDIA);
    }

    @Test
    void a_media_reply_without_media_is_a_text_that_mentions_it() {
        assertShape(ChatReply.of(ResponseType.MEDIA, bare()), "text", SIMPLE);
    }

    @Test
    void a_container_stands_alone() {
        assertShape(ChatReply.of(ResponseType.CONTAINER, full()), "container", CONTAINER);
    }

    @Test
    void a_container_without_attributes_has_an_empty_list() {
        ReplyContent content = ReplyContent.ofText("Hello");

        assertShape(
                ChatReply.of(ResponseType.CONTAINER, content),
                "container",
                """
                {"containerResponse": {"responseText": "Hello", "attributes": []}}""");
    }

    @Test
    void a_raised_complaint_as_text_is_the_text_then_the_container() {
        assertShape(ChatReply.withContainer(ResponseType.TEXT, full()), "text", SIMPLE, CONTAINER);
    }

    @Test
    void a_raised_complaint_as_card_is_the_card_then_the_container() {
        assertShape(ChatReply.withContainer(ResponseType.CARD, full()), "card", SIMPLE, CARD, CONTAINER);
    }

    @Test
    void a_raised_complaint_as_media_is_the_media_then_the_container() {
        assertShape(ChatReply.withContainer(ResponseType.MEDIA, full()), "media", SIMPLE, MEDIA, CONTAINER);
    }

    @Test
    void a_raised_complaint_as_media_without_any_is_text_then_the_container() {
        assertShape(ChatReply.withContainer(ResponseType.MEDIA, bare()), "text", SIMPLE, CONTAINER);
    }

    @Test
    void a_raised_complaint_as_container_has_it_once() {
        assertShape(ChatReply.withContainer(ResponseType.CONTAINER, full()), "container", CONTAINER);
    }

    @ParameterizedTest
    @EnumSource(ResponseType.class)
    void the_response_id_is_a_uuid_a_hyphen_and_8_hex_digits_fresh_each_time(ResponseType type) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ids.add(ChatReply.of(type, full()).response().responseId());
            ids.add(ChatReply.withContainer(type, full()).response().responseId());
        }

        assertThat(ids).hasSize(200).allMatch(id -> id.matches(ID));
    }

    private static ReplyContent full() {
        MediaObject door = new MediaObject("https://shop.example/door.jpg", "At the door", PICTURE, "door.jpg");
        return answer(PICTURE, List.of(new MediaResponse("IMAGE", List.of(door))));
    }

    private static ReplyContent bare() {
        return answer(null, List.of());
    }

    private static ReplyContent answer(@Nullable Image picture, List<MediaResponse> media) {
        String sentence = "Order 748596 has been shipped";
        return new ReplyContent(
                sentence,
                () -> new BasicCard("Television", "Shipped", sentence, picture),
                () -> media,
                List.of(new Attribute("orderId", "748596")));
    }

    private static void assertShape(ChatReply reply, String responseType, String... messages) {
        assertThat(json(reply))
                .isEqualTo(normal(
                        """
                        {"response": {"responseType": "%s", "responseId": "ID", "responseMessages": [%s]}}"""
                                .formatted(responseType, String.join(",", messages))));
    }

    private static String json(ChatReply reply) {
        return JSON.toJson(reply).replaceFirst(ID, "ID");
    }

    /** Returns the same JSON without white space, with its members in the same order. */
    private static String normal(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject().toString().replaceFirst(ID, "ID");
        }
    }
}
