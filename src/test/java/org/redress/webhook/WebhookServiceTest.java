package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.http.Preconditions;
import org.redress.key.OwnedKey;
import org.redress.party.Merchant;
import org.redress.problem.ConflictException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;

/** Webhooks in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class WebhookServiceTest {
    private static final AtomicInteger MERCHANTS = new AtomicInteger(740_000);
    private static final Preconditions ANY = Preconditions.of("*", null);
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00.123456789Z");
    private static final WebhookData DATA = data("https://shop.example/hook", false);

    @Parameter
    TestDatabase database;

    private static WebhookData data(String url, boolean paused) {
        return new WebhookData(
                url,
                "Grün",
                List.of("dispute.created", "comment.added"),
                WebhookPayload.FULL,
                WebhookFormat.CLOUDEVENTS,
                WebhookOrdering.SUBJECT,
                paused);
    }

    private <T> T with(Function<WebhookService, T> work) {
        return database.inTransaction(em -> work.apply(new TestInjector(em, Clock.fixed(NOON, ZoneOffset.UTC))
                .with(Map.of("webhook.number", "3"))
                .get(WebhookService.class)));
    }

    private int newMerchant() {
        return database.inTransaction(em -> {
            Merchant merchant = new Merchant(MERCHANTS.incrementAndGet(), "Shop", "shop@mail.example", "DE");
            em.persist(merchant);
            return merchant.getId();
        });
    }

    private WebhookView create(int merchant) {
        return with(service -> service.create(merchant, DATA));
    }

    private List<WebhookView> list(int merchant) {
        return with(service -> service.list(merchant));
    }

    private WebhookView get(int merchant, UUID id) {
        return with(service -> service.get(merchant, id));
    }

    private WebhookView change(int merchant, UUID id, Preconditions state, UnaryOperator<WebhookData> change) {
        return with(service -> service.change(merchant, id, state, change));
    }

    private List<String> secrets(int merchant, UUID id, Instant at) {
        return database.inTransaction(
                em -> em.find(Webhook.class, new OwnedKey(merchant, id)).secrets(at));
    }

    @Test
    void a_webhook_is_read_as_it_was_created_without_its_secret_and_with_the_same_entity_tag() {
        int merchant = newMerchant();
        WebhookView created = create(merchant);
        assertThat(created.secret()).startsWith("whsec_");
        WebhookView read = get(merchant, created.id());
        assertThat(read.secret()).isNull();
        assertThat(read.tag()).isEqualTo(created.tag());
        assertThat(read.types()).containsExactly("comment.added", "dispute.created");
        assertThat(read.state()).isEqualTo("ENABLED");
        assertThat(read.createdAt()).isEqualTo("2026-11-29T12:00:00.123456Z");
        assertThat(list(merchant)).containsExactly(read);
    }

    @Test
    void a_merchant_reaches_its_own_webhooks_alone() {
        int merchant = newMerchant();
        int other = newMerchant();
        UUID id = create(merchant).id();
        assertThat(list(other)).isEmpty();
        assertThatThrownBy(() -> get(other, id)).isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> change(other, id, ANY, data -> data)).isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> with(service -> service.perform(other, id, ANY, WebhookAction.ROTATE_SECRET)))
                .isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> delete(other, id, ANY)).isInstanceOf(UnknownResourceException.class);
        assertThat(get(merchant, id).url()).isEqualTo(DATA.url());
    }

    private void delete(int merchant, UUID id, Preconditions state) {
        with(service -> {
            service.delete(merchant, id, state);
            return true;
        });
    }

    @Test
    void the_number_of_webhooks_is_limited_also_for_simultaneous_calls() throws Exception {
        int merchant = newMerchant();
        List<Boolean> created = Concurrently.callers(5, n -> () -> {
            try {
                create(merchant);
                return true;
            } catch (ConflictException e) {
                return false;
            }
        });
        assertThat(created.stream().filter(done -> done)).hasSize(3);
        assertThat(list(merchant)).hasSize(3);
        assertThatThrownBy(() -> create(merchant)).hasMessageContaining("at most 3 webhooks");
    }

    @Test
    void a_webhook_is_changed_only_in_the_state_that_was_read_unless_the_data_is_equal() {
        int merchant = newMerchant();
        WebhookView created = create(merchant);
        Preconditions before = Preconditions.of('"' + created.tag() + '"', null);
        UnaryOperator<WebhookData> paused = data -> data("https://shop.example/other", true);
        WebhookView changed = change(merchant, created.id(), before, paused);
        assertThat(changed.state()).isEqualTo("PAUSED");
        assertThat(changed.url()).isEqualTo("https://shop.example/other");
        // The same call again, after its answer was lost
        assertThat(change(merchant, created.id(), before, paused)).isEqualTo(changed);
        assertThatThrownBy(() -> change(merchant, created.id(), before, data -> DATA))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> delete(merchant, created.id(), before))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(change(merchant, created.id(), ANY, data -> DATA)).isEqualTo(get(merchant, created.id()));
        delete(merchant, created.id(), ANY);
        assertThatThrownBy(() -> get(merchant, created.id())).isInstanceOf(UnknownResourceException.class);
    }

    @Test
    void the_secret_of_before_signs_for_another_day() {
        int merchant = newMerchant();
        WebhookView created = create(merchant);
        WebhookView rotated =
                with(service -> service.perform(merchant, created.id(), ANY, WebhookAction.ROTATE_SECRET));
        assertThat(rotated.secret()).startsWith("whsec_").isNotEqualTo(created.secret());
        assertThat(secrets(merchant, created.id(), NOON.plus(Duration.ofHours(23))))
                .containsExactly(rotated.secret(), created.secret());
        assertThat(secrets(merchant, created.id(), NOON.plus(Duration.ofHours(24))))
                .containsExactly(rotated.secret());
        assertThat(get(merchant, created.id()).secret()).isNull();
    }

    @Test
    void a_disabled_webhook_is_enabled_by_its_action_and_by_the_end_of_a_pause_alone() {
        int merchant = newMerchant();
        UUID id = create(merchant).id();
        disable(merchant, id);
        assertThat(get(merchant, id).state()).isEqualTo("DISABLED");
        assertThat(get(merchant, id).disabledReason()).isEqualTo("GONE");
        assertThat(change(merchant, id, ANY, data -> data("https://shop.example/new", false))
                        .state())
                .isEqualTo("DISABLED");
        WebhookView enabled = with(service -> service.perform(merchant, id, ANY, WebhookAction.ENABLE));
        assertThat(enabled.state()).isEqualTo("ENABLED");
        assertThat(enabled.disabledReason()).isNull();
        disable(merchant, id);
        WebhookView paused = change(merchant, id, ANY, data -> data("https://shop.example/new", true));
        assertThat(paused.state()).isEqualTo("PAUSED");
        assertThat(paused.disabledReason()).isNull();
    }

    private void disable(int merchant, UUID id) {
        database.inTransaction(em -> {
            em.find(Webhook.class, new OwnedKey(merchant, id)).disable(WebhookDisabledReason.GONE);
            return true;
        });
    }

    @Test
    void an_unknown_merchant_gets_no_webhook() {
        assertThatThrownBy(() -> create(739_999)).isInstanceOf(UnknownResourceException.class);
    }
}
