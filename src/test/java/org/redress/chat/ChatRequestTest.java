package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.redress.digest.ChangedRecords;

/** An idempotency key is compared by what the request means; the digest was computed outside of Java. */
class ChatRequestTest {
    private static final ChatRequest COMPLETE = new ChatRequest(
            "TELEGRAM",
            "51342",
            "zoe",
            "Zoë 😀",
            "Oz",
            "cancelComplaint",
            Locale.GERMAN,
            ResponseType.CARD,
            "748596",
            "100024",
            "It leaks.",
            "order-related",
            List.of("status", "dueAt"));

    private static String digest(ChatRequest request) {
        return request.canonicalForm("cancelComplaint", 1).digest();
    }

    @Test
    void its_digest_is_this() {
        assertThat(digest(COMPLETE)).isEqualTo("19feafd4623f906756afbcf7f4ec2e0670bfd479a1206c22201665d3da7cd9d2");
    }

    @Test
    void each_value_changes_its_digest() {
        assertThat(ChangedRecords.of(COMPLETE))
                .hasSizeGreaterThan(35)
                .extracting(ChatRequestTest::digest)
                .doesNotContain(digest(COMPLETE));
        assertThat(COMPLETE.canonicalForm("addToComplaint", 1).digest()).isNotEqualTo(digest(COMPLETE));
        assertThat(COMPLETE.canonicalForm("cancelComplaint", 2).digest()).isNotEqualTo(digest(COMPLETE));
    }

    @Test
    void its_digest_does_not_depend_on_the_order_or_spelling_of_the_json() {
        ChatRequest request = Requests.read(
                "{\"uuid\": \"51342\", \"interestType\": \"cancelComplaint\", \"queryInfo\": {\"parameters\": {\"params\":"
                        + " {\"entityInfo\": {\"complaintId\": \"100024\"}}}}}");
        ChatRequest again = Requests.read("{\"queryInfo\":{\"parameters\":{\"params\":{\"entityInfo\":"
                + "{\"complaintId\":100024}}}},\"interestType\":\"cancel\\u0043omplaint\",\"uuid\":51342}");
        assertThat(request.complaintId()).isEqualTo("100024");
        assertThat(digest(again)).isEqualTo(digest(request));
    }
}
