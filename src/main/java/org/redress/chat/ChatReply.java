package org.redress.chat;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The envelope of an answer (CONTRACT, The chat envelope). What is null is left out. */
public record ChatReply(Response response) {

    /** @param responseId fresh for each answer: a UUID, "-", 8 hex digits */
    @JsonbPropertyOrder({"responseType", "responseId", "responseMessages"})
    public record Response(String responseType, String responseId, List<Message> responseMessages) {}

    /** One message in one of the shapes. */
    public record Message(
            SimpleResponse simpleResponse,
            BasicCard basicCard,
            MediaResponse mediaResponse,
            ContainerResponse containerResponse) {
        static Message of(SimpleResponse simple) {
            return new Message(simple, null, null, null);
        }

        static Message of(BasicCard card) {
            return new Message(null, card, null, null);
        }

        static Message of(MediaResponse media) {
            return new Message(null, null, media, null);
        }

        static Message of(ContainerResponse container) {
            return new Message(null, null, null, container);
        }
    }

    public record SimpleResponse(String responseText) {}

    @JsonbPropertyOrder({"title", "subtitle", "formattedText", "image"})
    public record BasicCard(String title, String subtitle, String formattedText, Image image) {}

    @JsonbPropertyOrder({"url", "accessibilityText"})
    public record Image(String url, String accessibilityText) {}

    @JsonbPropertyOrder({"mediaType", "mediaObjects"})
    public record MediaResponse(String mediaType, List<MediaObject> mediaObjects) {}

    @JsonbPropertyOrder({"contentUrl", "description", "icon", "name"})
    public record MediaObject(String contentUrl, String description, Image icon, String name) {}

    @JsonbPropertyOrder({"responseText", "attributes"})
    public record ContainerResponse(String responseText, List<Attribute> attributes) {}

    @JsonbPropertyOrder({"name", "value"})
    public record Attribute(String name, String value) {}

    /** The answer in the shape asked for, or as text where there is nothing to fill that shape with. */
    static ChatReply of(ResponseType asked, ReplyContent content) {
        Message simple = Message.of(new SimpleResponse(content.sentence()));
        return switch (asked) {
            case CARD ->
                filled(asked, simple, Stream.ofNullable(content.card().get()).map(Message::of));
            case MEDIA -> filled(asked, simple, content.media().get().stream().map(Message::of));
            case CONTAINER -> of(asked, List.of(container(content)));
            case TEXT -> of(asked, List.of(simple));
        };
    }

    private static ChatReply filled(ResponseType asked, Message simple, Stream<Message> filling) {
        List<Message> messages = plus(List.of(simple), filling);
        return of(messages.size() == 1 ? ResponseType.TEXT : asked, messages);
    }

    /** The same and, where it was not asked for, the container behind it. */
    static ChatReply withContainer(ResponseType asked, ReplyContent content) {
        Response shaped = of(asked, content).response();
        return asked == ResponseType.CONTAINER
                ? new ChatReply(shaped)
                : new ChatReply(new Response(
                        shaped.responseType(),
                        shaped.responseId(),
                        plus(shaped.responseMessages(), Stream.of(container(content)))));
    }

    private static Message container(ReplyContent content) {
        return Message.of(new ContainerResponse(content.sentence(), content.attributes()));
    }

    private static List<Message> plus(List<Message> messages, Stream<Message> more) {
        return Stream.concat(messages.stream(), more).toList();
    }

    private static ChatReply of(ResponseType type, List<Message> messages) {
        String hex = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String id = UUID.randomUUID() + "-" + hex;
        return new ChatReply(new Response(type.wireName(), id, messages));
    }
}
