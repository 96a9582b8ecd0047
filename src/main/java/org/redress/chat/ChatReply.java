package org.redress.chat;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Envelope of a reply (CONTRACT, The chat envelope). Null members are omitted from its JSON. */
public record ChatReply(Response response) {

    /**
     * Messages of a reply and their type.
     *
     * @param responseId unique for each reply: a UUID, "-", 8 hexadecimal digits
     */
    @JsonbPropertyOrder({"responseType", "responseId", "responseMessages"})
    public record Response(String responseType, String responseId, List<Message> responseMessages) {}

    /** One message; exactly one of its components is not null. */
    public record Message(
            @Nullable SimpleResponse simpleResponse,
            @Nullable BasicCard basicCard,
            @Nullable MediaResponse mediaResponse,
            @Nullable ContainerResponse containerResponse) {
        private Stream<Message> divided(int maxCharacters, Locale language) {
            if (simpleResponse != null) {
                return TextDivision.of(simpleResponse.responseText(), maxCharacters, language).stream()
                        .map(part -> of(new SimpleResponse(part)));
            } else if (containerResponse != null) {
                List<String> parts = TextDivision.of(containerResponse.responseText(), maxCharacters, language);
                int last = parts.size() - 1;
                return Stream.concat(
                        parts.subList(0, last).stream().map(part -> of(new SimpleResponse(part))),
                        Stream.of(of(new ContainerResponse(parts.get(last), containerResponse.attributes()))));
            }
            return Stream.of(this);
        }

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

    /** A plain text. */
    public record SimpleResponse(String responseText) {}

    /**
     * An order or a complaint with title and picture.
     *
     * @param image null if no picture is known
     */
    @JsonbPropertyOrder({"title", "subtitle", "formattedText", "image"})
    public record BasicCard(String title, String subtitle, String formattedText, @Nullable Image image) {}

    /** A picture and the text that a screen reader reads instead. */
    @JsonbPropertyOrder({"url", "accessibilityText"})
    public record Image(String url, String accessibilityText) {}

    /** Media of one type. */
    @JsonbPropertyOrder({"mediaType", "mediaObjects"})
    public record MediaResponse(String mediaType, List<MediaObject> mediaObjects) {}

    /**
     * A picture, sound or film.
     *
     * @param icon null if no picture of the order is known
     */
    @JsonbPropertyOrder({"contentUrl", "description", "icon", "name"})
    public record MediaObject(String contentUrl, @Nullable String description, @Nullable Image icon, String name) {}

    /** A text with attributes that a chatbot can process. */
    @JsonbPropertyOrder({"responseText", "attributes"})
    public record ContainerResponse(String responseText, List<Attribute> attributes) {}

    /** One of orderId, complaintId and Category. */
    @JsonbPropertyOrder({"name", "value"})
    public record Attribute(String name, String value) {}

    /** Returns a reply of the requested type, or of type text if the content has neither card nor media. */
    static ChatReply of(ResponseType requested, ReplyContent content) {
        Message simple = Message.of(new SimpleResponse(content.text()));
        return switch (requested) {
            case CARD ->
                withMessages(
                        requested,
                        simple,
                        Stream.ofNullable(content.card().get()).map(Message::of));
            case MEDIA ->
                withMessages(requested, simple, content.media().get().stream().map(Message::of));
            case CONTAINER -> of(requested, List.of(container(content)));
            case TEXT -> of(requested, List.of(simple));
        };
    }

    private static ChatReply withMessages(ResponseType requested, Message simple, Stream<Message> more) {
        List<Message> messages = plus(List.of(simple), more);
        return of(messages.size() == 1 ? ResponseType.TEXT : requested, messages);
    }

    /** Returns the reply of {@link #of(ResponseType, Answer)} and, unless that is a container, a container after it. */
    static ChatReply withContainer(ResponseType requested, ReplyContent content) {
        Response shaped = of(requested, content).response();
        return requested == ResponseType.CONTAINER
                ? new ChatReply(shaped)
                : new ChatReply(new Response(
                        shaped.responseType(),
                        shaped.responseId(),
                        plus(shaped.responseMessages(), Stream.of(container(content)))));
    }

    private static Message container(ReplyContent content) {
        return Message.of(new ContainerResponse(content.text(), content.attributes()));
    }

    private static List<Message> plus(List<Message> messages, Stream<Message> more) {
        return Stream.concat(messages.stream(), more).toList();
    }

    /**
     * Returns a reply whose texts are divided into messages of a greatest length. A container has the last part.
     *
     * @param maxCharacters in code points
     */
    ChatReply divided(int maxCharacters, Locale language) {
        List<Message> messages = response.responseMessages().stream()
                .flatMap(message -> message.divided(maxCharacters, language))
                .toList();
        return new ChatReply(new Response(response.responseType(), response.responseId(), messages));
    }

    private static ChatReply of(ResponseType type, List<Message> messages) {
        String hex = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String id = UUID.randomUUID() + "-" + hex;
        return new ChatReply(new Response(type.wireName(), id, messages));
    }
}
