package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.Stub;
import org.redress.json.JsonBodyParser;
import org.redress.problem.InvalidRequestException;

/** Limits of the body, and the language of rejected requests. */
class ChatRequestReaderTest {
    private final ChatRequestReader reader = new ChatRequestReader();
    private final Map<Object, Object> attributes = new HashMap<>();

    @BeforeEach
    void configure() {
        reader.setBodies(new JsonBodyParser(65_536, 32));
        reader.validator = Requests.VALIDATOR;
    }

    @BeforeEach
    void attach_a_call_that_keeps_its_attributes() {
        Stub.Answer set = arguments -> attributes.put(arguments[0], arguments[1]);
        reader.call = Stub.answering(HttpServletRequest.class, Map.of("setAttribute", set));
    }

    @Test
    void a_body_of_64_kib_is_accepted() throws IOException {
        assertThat(read(bodyOf(65_536)).uid()).isEqualTo("51342");
    }

    @Test
    void a_body_of_one_byte_more_is_refused_as_too_large() {
        ClientErrorException refusal = catchThrowableOfType(ClientErrorException.class, () -> read(bodyOf(65_537)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.getResponse().getStatus()).isEqualTo(413);
    }

    @Test
    void the_nesting_of_a_body_is_limited_by_the_setting() throws IOException {
        String nested = "{\"a\":[[[]]]," + bodyOf(100).substring(1);
        reader.setBodies(new JsonBodyParser(65_536, 4));
        assertThat(read(nested).uid()).isEqualTo("51342");
        reader.setBodies(new JsonBodyParser(65_536, 3));
        assertThatThrownBy(() -> read(nested)).hasMessageContaining("nested at most 3 deep");
    }

    @Test
    void the_language_is_known_even_of_a_refused_request() {
        assertThatThrownBy(() -> read("{\"languageCode\":\"en-AU\"}")).isInstanceOf(InvalidRequestException.class);

        assertThat(attributes).containsEntry(ChatProblemFilter.LANGUAGE, new Locale("en", "AU"));
    }

    @Test
    void only_chat_requests_are_read() {
        assertThat(reader.isReadable(
                        ChatRequest.class, ChatRequest.class, new Annotation[0], MediaType.APPLICATION_JSON_TYPE))
                .isTrue();
        assertThat(reader.isReadable(String.class, String.class, new Annotation[0], MediaType.APPLICATION_JSON_TYPE))
                .isFalse();
    }

    private ChatRequest read(String body) throws IOException {
        return reader.readFrom(
                ChatRequest.class,
                ChatRequest.class,
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String bodyOf(int bytes) {
        String start = Requests.with("/padding", "\"");
        String body = start.substring(0, start.length() - 1);
        return body + "x".repeat(bytes - body.length() - 2) + "\"}";
    }
}
