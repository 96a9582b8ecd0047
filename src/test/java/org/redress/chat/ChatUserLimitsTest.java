package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many complaints and questions a user of the chat may have. */
class ChatUserLimitsTest {
    private Instant now = Instant.parse("2023-12-05T23:30:00Z");
    private final ChatUserLimits limits =
            new ChatUserLimits(20, 60, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private static ChatRequest of(String channel, String uid, Locale language) {
        return new ChatRequest(channel, uid, null, null, null, "x", language, null, null, null, null, null, List.of());
    }

    private static final ChatRequest ZOE = of("TELEGRAM", "7", Locale.ENGLISH);

    private ChatLimitException refusal(ChatRequest request) {
        return catchThrowableOfType(ChatLimitException.class, () -> limits.countComplaint(request, 1));
    }

    private void twentyComplaints() {
        for (int n = 0; n < 20; n++) {
            limits.countComplaint(ZOE, 1);
        }
    }

    @Test
    void twenty_complaints_an_hour_are_taken() {
        twentyComplaints();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(refusal(ZOE).refusal().retryAfter()).isEqualTo(Duration.ofMinutes(1));
        now = now.plus(Duration.ofMinutes(1));
        twentyComplaints();
        assertThat(refusal(ZOE).refusal().retryAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void sixty_questions_a_minute_are_answered_beside_the_complaints() {
        twentyComplaints();
        for (int n = 0; n < 60; n++) {
            limits.countQuestion(ZOE, 1);
        }
        assertThat(catchThrowableOfType(ChatLimitException.class, () -> limits.countQuestion(ZOE, 1))
                        .refusal()
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void users_differ_by_merchant_channel_and_uid() {
        twentyComplaints();
        assertThat(refusal(ZOE)).isNotNull();
        assertThat(refusal(new ChatRequest(
                        "TELEGRAM",
                        "7",
                        "another",
                        "name",
                        "now",
                        "y",
                        Locale.FRENCH,
                        null,
                        null,
                        null,
                        "z",
                        null,
                        List.of())))
                .isNotNull();
        assertThatCode(() -> limits.countComplaint(ZOE, 2)).doesNotThrowAnyException();
        assertThatCode(() -> limits.countComplaint(of("WHATSAPP", "7", Locale.ENGLISH), 1))
                .doesNotThrowAnyException();
        assertThatCode(() -> limits.countComplaint(of("TELEGRAM", "8", Locale.ENGLISH), 1))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "en, I can take the next one in 60 minutes",
        "de, kann ich in 60 Minuten aufnehmen",
        "fr, la prochaine dans 60 minutes",
        "es, la siguiente dentro de 60 minutos"
    })
    void the_answer_is_one_of_the_chat_in_the_users_language(String language, String words) {
        twentyComplaints();
        ChatRequest request = of("TELEGRAM", "7", ChatMessages.nearestLanguage(language));

        Response response = new ChatLimitMapper().toResponse(refusal(request));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getLanguage().getLanguage()).isEqualTo(language);
        assertThat(response.getHeaderString("RateLimit-Policy")).isEqualTo("\"complaints\";q=20;w=3600");
        ChatReply reply = (ChatReply) response.getEntity();
        assertThat(reply.response().responseType()).isEqualTo("text");
        assertThat(reply.response().responseMessages().get(0).simpleResponse().responseText())
                .contains(words);
    }
}
