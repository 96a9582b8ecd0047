package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Shop;
import org.redress.event.EventData;
import org.redress.event.EventType;
import org.redress.privacy.MarkedCustomer;

/** The requests of webhooks, with the data of real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class WebhookMessagesTest {
    private static final Instant NOON = Instant.parse("2023-12-11T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final UUID EVENT = UUID.fromString("0193735a-2f00-7000-8000-000000000001");

    @Parameter
    TestDatabase database;

    private int merchant;
    private MarkedCustomer customer;

    @BeforeEach
    void create_the_customer() {
        merchant = database.inTransaction(em -> new Shop(em).id());
        customer = database.inTransaction(em -> MarkedCustomer.create(em, CLOCK, merchant));
    }

    private WebhookRequest request(EventType type, WebhookPayload payload, WebhookFormat format) {
        EventData data = EventData.ofDispute(
                type, customer.complaints().get(0), 3, 17, customer.id(), null, NOON.minusSeconds(60));
        WebhookData webhook = new WebhookData(
                "https://shop.example/hook", null, List.of(), payload, format, WebhookOrdering.NONE, false);
        ClaimedDelivery delivery = new ClaimedDelivery(
                new WebhookAddress(merchant, UUID.randomUUID()),
                1,
                1,
                EVENT,
                42,
                data,
                webhook,
                List.of(WebhookSignature.newSecret(), WebhookSignature.newSecret()));
        return database.inTransaction(
                em -> new TestInjector(em, CLOCK).get(WebhookMessages.class).of(delivery, NOON));
    }

    @Test
    void a_thin_body_has_the_event_without_personal_data() {
        WebhookRequest request = request(EventType.DECIDED, WebhookPayload.THIN, WebhookFormat.STANDARD);
        assertThat(request.url()).hasToString("https://shop.example/hook");
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(request.headers())
                .containsEntry("webhook-id", EVENT.toString())
                .containsEntry("webhook-timestamp", "1702296000");
        assertThat(request.headers().get("webhook-signature").split(" ")).hasSize(2);
        assertThat(request.body())
                .startsWith("{\"type\":\"dispute.decided\",\"timestamp\":\"2023-12-11T11:59:00")
                .contains("\"ticketNumber\":17")
                .doesNotContain("\"dispute\":")
                .doesNotContain(customer.mark());
    }

    @Test
    void a_full_body_has_the_dispute_as_it_is_now_and_after_an_erasure_nothing_of_the_customer() {
        WebhookRequest full = request(EventType.DECIDED, WebhookPayload.FULL, WebhookFormat.CLOUDEVENTS);
        assertThat(full.contentType()).startsWith("application/cloudevents+json");
        assertThat(full.body())
                .contains("\"specversion\":\"1.0\"")
                .contains("\"source\":\"/api/rest/v1/" + merchant + "\"")
                .contains("\"dispute\":{\"id\":\"" + customer.complaints().get(0) + "\"")
                .contains("It hums, says " + customer.mark());
        WebhookRequest answered = request(EventType.COMPLAINT_ANSWERED, WebhookPayload.FULL, WebhookFormat.STANDARD);
        assertThat(answered.body())
                .contains("\"uid\":\"uid-" + customer.mark() + "\"")
                .contains("\"reply\":{");

        customer.erase(database, CLOCK);

        for (EventType type : List.of(EventType.DECIDED, EventType.COMPLAINT_ANSWERED)) {
            assertThat(request(type, WebhookPayload.FULL, WebhookFormat.STANDARD)
                            .body())
                    .contains("\"dispute\":{")
                    .doesNotContain(customer.mark());
        }
    }
}
