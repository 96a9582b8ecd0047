package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.problem.InvalidRequestException;

class WebhookDataReaderTest {
    private static final WebhookDataReader READER = new WebhookDataReader();

    static {
        READER.check = new WebhookAddressCheck("production");
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    @Test
    void absent_fields_have_their_defaults() {
        assertThat(READER.read(json("{'url':'https://shop.example/'}")))
                .isEqualTo(new WebhookData(
                        "https://shop.example/",
                        null,
                        List.of(),
                        WebhookPayload.THIN,
                        WebhookFormat.STANDARD,
                        WebhookOrdering.NONE,
                        false));
    }

    @Test
    void a_patch_changes_what_it_has_and_null_removes() {
        WebhookData before = READER.read(json("{'url':'https://shop.example/','description':'Grün',"
                + "'types':['dispute.created'],'payload':'full','format':'cloudevents','ordering':'subject'}"));
        WebhookData after = READER.patch(json("{'types':null,'description':null,'state':'PAUSED'}"))
                .apply(before);
        assertThat(after)
                .isEqualTo(new WebhookData(
                        before.url(),
                        null,
                        List.of(),
                        WebhookPayload.FULL,
                        WebhookFormat.CLOUDEVENTS,
                        WebhookOrdering.SUBJECT,
                        true));
        assertThat(READER.patch(json("{}")).apply(after)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | url is required",
                "{'url':'http://shop.example/'} | url must begin with https://",
                "{'url':'https://10.0.0.1/'} | url must have a public host",
                "{'url':'https://shop.example/','types':['Dispute']} | types must be a list of at most 30 types",
                "{'url':'https://shop.example/','types':['dispute.lost']} | types must be a list of at most 30 types",
                "{'url':'https://shop.example/','payload':'FAT'} | payload must be one of THIN, FULL",
                "{'url':'https://shop.example/','state':'DISABLED'} | state must be one of ENABLED, PAUSED"
            })
    void a_field_that_breaks_its_rule_is_named(String body, String message) {
        assertThatThrownBy(() -> READER.read(json(body)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_patch_of_the_secret_is_refused() {
        assertThatThrownBy(() -> READER.patch(json("{'secret':'whsec_'}")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("secret cannot be changed");
    }
}
