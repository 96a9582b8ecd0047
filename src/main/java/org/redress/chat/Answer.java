package org.redress.chat;

import java.util.List;

/**
 * What there is to answer, before it takes the shape that the chat wants.
 *
 * @param sentence for every channel
 * @param card null where there is nothing more to show
 * @param media empty where none is known
 * @param attributes those wanted, where they are known
 */
record Answer(
        String sentence,
        ChatReply.BasicCard card,
        List<ChatReply.MediaResponse> media,
        List<ChatReply.Attribute> attributes) {

    static Answer saying(String sentence) {
        return new Answer(sentence, null, List.of(), List.of());
    }
}
