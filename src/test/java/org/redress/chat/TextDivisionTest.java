package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts in messages that a channel takes. */
class TextDivisionTest {
    private static List<String> divided(String text, int max) {
        return TextDivision.of(text, max, Locale.US);
    }

    @Test
    void a_text_that_fits_stays_as_it_is() {
        assertThat(divided(" One. Two. ", 11)).containsExactly(" One. Two. ");
    }

    @Test
    void a_long_text_is_divided_at_sentences() {
        assertThat(divided("One sentence. Another one.\nA third!", 20))
                .containsExactly("One sentence.", "Another one.", "A third!");
        assertThat(divided("One. Two. Three.", 10)).containsExactly("One. Two.", "Three.");
    }

    @Test
    void a_long_sentence_is_divided_at_words_and_a_long_word_between_characters() {
        assertThat(divided("one two three", 7)).containsExactly("one two", "three");
        assertThat(divided("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "e\u0301", "a", "Zoë sagt: Grüße. ", "李娜。", "x\n"})
    void each_part_is_short_enough_and_nothing_but_blanks_is_lost(String repeated) {
        String text = repeated.repeat(5_000);
        List<String> parts = divided(text, 1_600);
        assertThat(parts).allMatch(part -> part.codePointCount(0, part.length()) <= 1_600);
        assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @Test
    void a_character_longer_than_a_part_is_divided_too() {
        assertThat(divided("e" + "\u0301".repeat(100), 30)).hasSize(4).allMatch(part -> part.length() <= 30);
    }

    @Test
    void each_channel_has_its_length() {
        MessageLengths lengths = new MessageLengths(4_096, "SMS=1600, twilio = 20");
        ChatReply reply = ChatReply.of(
                ResponseType.TEXT, ReplyContent.ofText("word ".repeat(1_000).strip()));
        assertThat(messages(lengths, reply, "TELEGRAM")).hasSize(2).allMatch(text -> text.length() <= 4_096);
        assertThat(messages(lengths, reply, "SMS")).hasSize(4).allMatch(text -> text.length() <= 1_600);
        assertThat(messages(lengths, reply, "TWILIO")).hasSize(250).allMatch(text -> text.length() <= 20);
    }

    @Test
    void a_container_has_the_last_part_and_the_attributes() {
        ReplyContent content =
                new ReplyContent("One. Two.", () -> null, List::of, List.of(new ChatReply.Attribute("orderId", "7")));
        List<ChatReply.Message> messages = ChatReply.of(ResponseType.CONTAINER, content)
                .divided(5, Locale.US)
                .response()
                .responseMessages();
        assertThat(messages.get(0).simpleResponse()).isEqualTo(new ChatReply.SimpleResponse("One."));
        assertThat(messages.get(1).containerResponse())
                .isEqualTo(new ChatReply.ContainerResponse("Two.", content.attributes()));
    }

    private static List<String> messages(MessageLengths lengths, ChatReply reply, String channel) {
        ChatRequest request = new ChatRequest(
                channel, "7", null, null, null, "trackComplaint", Locale.US, null, null, null, null, null, List.of());
        return lengths.fit(reply, request).response().responseMessages().stream()
                .map(message -> message.simpleResponse().responseText())
                .toList();
    }
}
