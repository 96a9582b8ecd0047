package org.redress.chat;

import java.util.List;
import java.util.function.Supplier;

/**
 * What there is to answer, before it takes the shape that the chat wants.
 *
 * @param sentence for every channel
 * @param card asked for only where it is shown: it may take the database; null where there is nothing more to show
 * @param media as card; empty where none is known
 * @param attributes those wanted, where they are known
 */
record ReplyContent(
        String sentence,
        Supplier<ChatReply.BasicCard> card,
        Supplier<List<ChatReply.MediaResponse>> media,
        List<ChatReply.Attribute> attributes) {

    static ReplyContent saying(String sentence) {
        return new ReplyContent(sentence, () -> null, List::of, List.of());
    }
}
