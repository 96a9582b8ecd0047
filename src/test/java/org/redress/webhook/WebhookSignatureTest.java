package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String BODY = "{\"type\":\"dispute.created\",\"data\":{\"text\":\"grün\"}}";
    private static final String ID = "0192f2ce-0000-7000-8000-000000000001";

    private static HttpHeaders signed(Instant at, String... secrets) {
        String signature = WebhookSignature.of(List.of(secrets), ID, at, BODY);
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(ID),
                        "webhook-timestamp", List.of(Long.toString(at.getEpochSecond())),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
    }

    @Test
    void the_library_of_the_standard_takes_the_signature() {
        String secret = WebhookSignature.newSecret();
        // The library compares with the clock of the machine
        HttpHeaders headers = signed(Instant.now(), secret);
        assertThatCode(() -> new Webhook(secret).verify(BODY, headers)).doesNotThrowAnyException();
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(secret).verify(BODY + " ", headers));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(WebhookSignature.newSecret()).verify(BODY, headers));
    }

    @Test
    void both_secrets_verify_while_one_replaces_the_other() {
        String old = WebhookSignature.newSecret();
        String next = WebhookSignature.newSecret();
        HttpHeaders headers = signed(Instant.now(), next, old);
        assertThat(headers.firstValue("webhook-signature").orElseThrow().split(" "))
                .hasSize(2)
                .allMatch(signature -> signature.startsWith("v1,"));
        for (String secret : List.of(old, next)) {
            assertThatCode(() -> new Webhook(secret).verify(BODY, headers)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_secret_has_32_random_bytes() {
        List<String> secrets =
                Stream.generate(WebhookSignature::newSecret).limit(100).toList();
        assertThat(secrets).doesNotHaveDuplicates().allSatisfy(secret -> {
            assertThat(secret).startsWith("whsec_");
            assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
        });
    }
}
