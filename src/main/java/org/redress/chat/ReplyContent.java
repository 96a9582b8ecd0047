package org.redress.chat;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Content of a reply, independent of the response type.
 *
 * @param text text for every channel
 * @param card supplies the card, or null if there is none
 * @param media supplies the media, or an empty list if there are none
 * @param attributes the requested attributes that have a value
 */
// Suppliers, since card and media may need queries that other response types do without
record ReplyContent(
        String text,
        Supplier<ChatReply.@Nullable BasicCard> card,
        Supplier<List<ChatReply.MediaResponse>> media,
        List<ChatReply.Attribute> attributes) {

    /** Returns content that is a text alone. */
    static ReplyContent ofText(String sentence) {
        return new ReplyContent(sentence, () -> null, List::of, List.of());
    }
}
