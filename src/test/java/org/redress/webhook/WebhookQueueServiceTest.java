package org.redress.webhook;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
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
import org.redress.event.EventRelayService;
import org.redress.event.EventType;
import org.redress.event.OutboxService;
import org.redress.http.Preconditions;
import org.redress.http.SliceRequest;
import org.redress.key.OwnedKey;
import org.redress.privacy.CustomerErasureService;
import org.redress.problem.ConflictException;
import org.redress.problem.UnknownResourceException;

/** The queues of webhooks in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class WebhookQueueServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Preconditions ANY = Preconditions.of("*", null);
    private static final SliceRequest ALL = new SliceRequest(0, 100);

    @Parameter
    TestDatabase database;

    private int merchant;
    private Instant now = NOON;

    @BeforeEach
    void create_the_merchant() {
        merchant = database.inTransaction(em -> new Shop(em).id());
    }

    private <S, T> T with(Class<S> type, Function<S, T> work) {
        return database.inTransaction(em -> work.apply(get(em, type)));
    }

    private <S> S get(EntityManager em, Class<S> type) {
        return new TestInjector(em, Clock.fixed(now, ZoneOffset.UTC))
                .with(Map.of("webhook.queue", "5"))
                .get(type);
    }

    private WebhookAddress webhook(WebhookOrdering ordering, String... types) {
        WebhookData data = new WebhookData(
                "https://shop.example/",
                null,
                List.of(types),
                WebhookPayload.THIN,
                WebhookFormat.STANDARD,
                ordering,
                false);
        return new WebhookAddress(
                merchant,
                with(WebhookService.class, service -> service.create(merchant, data))
                        .id());
    }

    private void happen(EventType type, String subject) {
        database.inTransaction(em -> get(em, OutboxService.class).add(merchant, new EventData(type, subject, now)));
        with(EventRelayService.class, relay -> relay.relay(merchant, 1_000));
    }

    private void happen(String... orders) {
        for (String order : orders) {
            happen(EventType.ORDER_UPDATED, order);
        }
    }

    private List<ClaimedDelivery> claim(WebhookAddress webhook, int inFlight, int most) {
        return with(WebhookQueueService.class, queue -> queue.claim(webhook, inFlight, most));
    }

    private List<ClaimedDelivery> claim(WebhookAddress webhook) {
        return claim(webhook, 0, 100);
    }

    private static List<String> subjects(List<ClaimedDelivery> claimed) {
        return claimed.stream().map(delivery -> delivery.data().getSubjectId()).toList();
    }

    private void end(ClaimedDelivery delivery, SendResult result) {
        AttemptResult attempt = new AttemptResult(
                delivery.number(), delivery.attempt(), now, delivery.data().getCustomerId(), result);
        record(delivery.address(), List.of(attempt));
    }

    private void record(WebhookAddress webhook, List<AttemptResult> results) {
        with(WebhookQueueService.class, queue -> {
            queue.record(webhook, results);
            return null;
        });
    }

    private void succeed(ClaimedDelivery delivery) {
        end(delivery, new SendResult(200, null, 3, "thanks", null));
    }

    private void fail(ClaimedDelivery delivery) {
        end(delivery, new SendResult(500, SendFailure.STATUS, 3, "no", null));
    }

    private WebhookView view(WebhookAddress webhook) {
        return with(WebhookService.class, service -> service.get(merchant, webhook.webhookId()));
    }

    private List<DeliveryView> deliveries(WebhookAddress webhook, DeliveryState state) {
        return with(
                DeliveryService.class,
                service -> service.list(merchant, new DeliveryFilter(webhook.webhookId(), state, null), ALL, false));
    }

    private DeliveryView delivery(WebhookAddress webhook, int number) {
        return with(DeliveryService.class, service -> service.get(merchant, webhook.webhookId(), number));
    }

    private boolean hasWork(WebhookAddress webhook) {
        return with(WebhookQueueService.class, WebhookQueueService::withWork).contains(webhook);
    }

    @Test
    void events_since_the_creation_are_queued_once_for_each_webhook_in_their_order() {
        happen("before");
        WebhookAddress first = webhook(WebhookOrdering.NONE);
        WebhookAddress second = webhook(WebhookOrdering.NONE);
        assertThat(hasWork(first)).isFalse();
        happen("1", "2", "3");
        assertThat(hasWork(first)).isTrue();

        List<ClaimedDelivery> claimed = claim(first);

        assertThat(subjects(claimed)).containsExactly("1", "2", "3");
        assertThat(claimed).extracting(ClaimedDelivery::number).containsExactly(1, 2, 3);
        assertThat(claim(first)).isEmpty();
        assertThat(hasWork(first)).isFalse();
        assertThat(subjects(claim(second))).containsExactly("1", "2", "3");
    }

    @Test
    void types_that_a_webhook_does_not_tell_are_left_out() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE, "merchant.suspended", "customer.erased");
        happen("order");
        happen(EventType.CUSTOMER_ERASED, "customer");
        assertThat(subjects(claim(webhook))).containsExactly("customer");
        assertThat(hasWork(webhook)).isFalse();
    }

    @Test
    void a_full_queue_leaves_events_in_the_log_and_loses_none() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1", "2", "3", "4", "5", "6", "7");
        List<ClaimedDelivery> claimed = claim(webhook);
        assertThat(subjects(claimed)).containsExactly("1", "2", "3", "4", "5");
        assertThat(claim(webhook)).isEmpty();
        succeed(claimed.get(0));
        assertThat(subjects(claim(webhook))).containsExactly("6");
        claimed.subList(1, 5).forEach(this::succeed);
        assertThat(subjects(claim(webhook))).containsExactly("7");
    }

    @Test
    void a_delivery_of_a_killed_node_goes_on_and_its_late_result_decides_nothing() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1");
        ClaimedDelivery lost = claim(webhook).get(0);
        now = NOON.plusSeconds(29);
        assertThat(claim(webhook)).isEmpty();
        now = NOON.plusSeconds(30);
        ClaimedDelivery again = claim(webhook).get(0);
        assertThat(again.eventId()).isEqualTo(lost.eventId());
        assertThat(again.attempt()).isEqualTo(2);
        fail(lost);
        assertThat(delivery(webhook, 1).state()).isEqualTo("SENDING");
        succeed(again);
        assertThat(delivery(webhook, 1).state()).isEqualTo("DELIVERED");
        assertThat(delivery(webhook, 1).requests()).hasSize(2);
    }

    @Test
    void a_failed_delivery_is_repeated_by_the_schedule_until_it_ends_with_the_same_id() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1");
        UUID id = claim(webhook).get(0).eventId();
        for (int attempt = 1; attempt < 10; attempt++) {
            now = now.plus(Duration.ofSeconds(1));
            fail(new ClaimedDelivery(
                    webhook, 1, attempt, id, 1, new EventData(EventType.ORDER_UPDATED, "1", NOON), null, List.of()));
            Instant due = Instant.parse(delivery(webhook, 1).nextAttemptAt());
            assertThat(due).isAfter(now);
            now = due.minusMillis(1);
            assertThat(claim(webhook)).isEmpty();
            now = due;
            assertThat(claim(webhook)).extracting(ClaimedDelivery::eventId).containsExactly(id);
        }
        assertThat(Duration.between(NOON, now)).isBetween(Duration.ofHours(75), Duration.ofHours(91));
        fail(new ClaimedDelivery(
                webhook, 1, 10, id, 1, new EventData(EventType.ORDER_UPDATED, "1", NOON), null, List.of()));
        DeliveryView failed = delivery(webhook, 1);
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.nextAttemptAt()).isNull();
        assertThat(failed.requests()).extracting(AttemptView::number).containsExactly(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        AttemptView last = failed.requests().get(0);
        assertThat(last.failure()).isEqualTo("STATUS");
        assertThat(last.status()).isEqualTo(500);
        assertThat(last.answer()).isEqualTo("no");
        assertThat(last.milliseconds()).isEqualTo(3);
    }

    @Test
    void an_ordered_webhook_gets_one_event_of_a_subject_at_a_time() {
        WebhookAddress ordered = webhook(WebhookOrdering.SUBJECT);
        WebhookAddress unordered = webhook(WebhookOrdering.NONE);
        happen("a", "a", "b");
        assertThat(subjects(claim(unordered))).containsExactly("a", "a", "b");
        List<ClaimedDelivery> first = claim(ordered);
        assertThat(subjects(first)).containsExactly("a", "b");
        fail(first.get(0));
        assertThat(claim(ordered)).isEmpty();
        now = NOON.plusSeconds(6);
        List<ClaimedDelivery> repeated = claim(ordered);
        assertThat(repeated).extracting(ClaimedDelivery::number).containsExactly(1);
        succeed(repeated.get(0));
        assertThat(claim(ordered)).extracting(ClaimedDelivery::number).containsExactly(2);
    }

    @Test
    void a_failing_webhook_gets_two_requests_at_a_time_and_after_a_success_all_that_waits() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1", "2", "3", "4", "5");
        claim(webhook, 0, 4).forEach(this::fail);
        assertThat(view(webhook).failingSince()).isEqualTo(NOON.toString());
        assertThat(subjects(claim(webhook, 0, 4))).containsExactly("5");
        now = NOON.plusSeconds(6);
        assertThat(claim(webhook, 2, 4)).isEmpty();
        List<ClaimedDelivery> repeated = claim(webhook, 0, 4);
        assertThat(repeated).hasSize(2);
        fail(repeated.get(0));
        succeed(repeated.get(1));
        assertThat(view(webhook).failingSince()).isNull();
        // That which failed a moment ago, too
        assertThat(claim(webhook, 0, 4)).hasSize(3);
    }

    @Test
    void an_answer_410_disables_and_the_action_enables_and_sends() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1", "2");
        end(claim(webhook, 0, 1).get(0), new SendResult(410, SendFailure.STATUS, 3, "", null));
        assertThat(view(webhook).state()).isEqualTo("DISABLED");
        assertThat(view(webhook).disabledReason()).isEqualTo("GONE");
        assertThat(hasWork(webhook)).isFalse();
        assertThat(claim(webhook)).isEmpty();
        with(
                WebhookService.class,
                service -> service.perform(merchant, webhook.webhookId(), ANY, WebhookAction.ENABLE));
        assertThat(subjects(claim(webhook))).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void a_webhook_that_fails_for_five_days_is_disabled_and_its_merchant_is_warned_a_day_before() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE, "order.updated");
        WebhookAddress other = webhook(WebhookOrdering.NONE, "webhook.failing");
        happen("1");
        fail(claim(webhook).get(0));
        now = NOON.plus(Duration.ofDays(4)).minusSeconds(1);
        fail(claim(webhook).get(0));
        with(EventRelayService.class, relay -> relay.relay(merchant, 1_000));
        assertThat(claim(other)).isEmpty();
        for (int i = 0; i < 2; i++) {
            now = NOON.plus(Duration.ofDays(4)).plusSeconds(i);
            happen("more " + i);
            fail(claim(webhook, 0, 1).get(0));
        }
        with(EventRelayService.class, relay -> relay.relay(merchant, 1_000));
        assertThat(subjects(claim(other))).containsExactly(webhook.webhookId().toString());
        assertThat(view(webhook).state()).isEqualTo("ENABLED");
        now = NOON.plus(Duration.ofDays(5));
        fail(claim(webhook, 0, 1).get(0));
        assertThat(view(webhook).state()).isEqualTo("DISABLED");
        assertThat(view(webhook).disabledReason()).isEqualTo("FAILING");
    }

    @Test
    void a_paused_webhook_goes_on_where_it_stood() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1");
        pause(webhook, true);
        happen("2");
        assertThat(hasWork(webhook)).isFalse();
        assertThat(claim(webhook)).isEmpty();
        pause(webhook, false);
        assertThat(subjects(claim(webhook))).containsExactly("1", "2");
    }

    private void pause(WebhookAddress webhook, boolean paused) {
        with(
                WebhookService.class,
                service -> service.change(
                        merchant,
                        webhook.webhookId(),
                        ANY,
                        data -> new WebhookData(
                                data.url(),
                                null,
                                data.types(),
                                data.payload(),
                                data.format(),
                                data.ordering(),
                                paused)));
    }

    @Test
    void a_recovery_queues_failed_and_untold_events_of_its_period() {
        now = NOON.minusSeconds(100);
        happen("too early");
        now = NOON.minusSeconds(10);
        happen("before");
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        now = NOON;
        happen("1", "2");
        List<ClaimedDelivery> claimed = claim(webhook);
        succeed(claimed.get(1));
        database.run("update deliveries set state = 'FAILED', due_at = null where merchant_id = " + merchant
                + " and number = 1");
        now = NOON.plusSeconds(5);
        assertThat(recover(webhook, NOON.minusSeconds(10), null)).isEqualTo(2);
        assertThat(subjects(claim(webhook))).containsExactlyInAnyOrder("before", "1");
        assertThat(recover(webhook, NOON.minusSeconds(10), null)).isZero();
        assertThat(recover(webhook, NOON.minusSeconds(100), NOON.minusSeconds(100)))
                .isZero();
    }

    private int recover(WebhookAddress webhook, Instant since, Instant until) {
        return with(DeliveryService.class, service -> service.recover(merchant, webhook.webhookId(), since, until))
                .queued();
    }

    @Test
    void a_delivery_is_sent_again_unless_it_is_being_sent() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1");
        ClaimedDelivery first = claim(webhook).get(0);
        assertThatThrownBy(() -> resend(webhook, 1)).isInstanceOf(ConflictException.class);
        succeed(first);
        assertThat(claim(webhook)).isEmpty();
        assertThat(resend(webhook, 1).state()).isEqualTo("WAITING");
        ClaimedDelivery second = claim(webhook).get(0);
        assertThat(second.eventId()).isEqualTo(first.eventId());
        assertThat(second.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> resend(webhook, 2)).isInstanceOf(UnknownResourceException.class);
    }

    private DeliveryView resend(WebhookAddress webhook, int number) {
        return with(DeliveryService.class, service -> service.resend(merchant, webhook.webhookId(), number));
    }

    @Test
    void deliveries_are_listed_by_state_from_both_ends_by_their_merchant_alone() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1", "2", "3");
        succeed(claim(webhook).get(1));
        assertThat(deliveries(webhook, null)).extracting(DeliveryView::number).containsExactly(3, 2, 1);
        assertThat(deliveries(webhook, DeliveryState.DELIVERED))
                .extracting(DeliveryView::number)
                .containsExactly(2);
        List<DeliveryView> next = with(
                DeliveryService.class,
                service -> service.list(
                        merchant, new DeliveryFilter(webhook.webhookId(), null, null), new SliceRequest(3, 1), false));
        assertThat(next).extracting(DeliveryView::number).containsExactly(2, 1);
        UUID event = deliveries(webhook, null).get(1).eventId();
        List<DeliveryView> ofEvent = with(
                DeliveryService.class,
                service -> service.list(
                        merchant, new DeliveryFilter(webhook.webhookId(), DeliveryState.DELIVERED, event), ALL, true));
        assertThat(ofEvent).extracting(DeliveryView::number).containsExactly(2);
        int other = database.inTransaction(em -> new Shop(em).id());
        assertThatThrownBy(() -> with(
                        DeliveryService.class,
                        service -> service.list(other, new DeliveryFilter(webhook.webhookId(), null, null), ALL, true)))
                .isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> with(DeliveryService.class, service -> service.get(other, webhook.webhookId(), 1)))
                .isInstanceOf(UnknownResourceException.class);
    }

    @Test
    void a_deleted_webhook_gets_nothing_more_and_a_late_result_does_no_harm() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1", "2");
        ClaimedDelivery sent = claim(webhook, 0, 1).get(0);
        database.inTransaction(em -> {
            em.remove(em.find(Webhook.class, new OwnedKey(merchant, webhook.webhookId())));
            return null;
        });
        succeed(sent);
        assertThat(hasWork(webhook)).isFalse();
        assertThat(claim(webhook)).isEmpty();
    }

    @Test
    void deliveries_of_old_events_and_of_deleted_webhooks_are_deleted_with_their_attempts() {
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        WebhookAddress other = webhook(WebhookOrdering.NONE);
        happen("1");
        now = NOON.plusSeconds(1);
        happen("2");
        claim(webhook).forEach(this::succeed);
        claim(other).forEach(this::succeed);
        with(WebhookService.class, service -> {
            service.delete(merchant, other.webhookId(), ANY);
            return null;
        });
        now = NOON.plus(Duration.ofDays(30)).plusMillis(1);

        List<WebhookAddress> webhooks = with(DeliveryCleanupService.class, cleanup -> cleanup.webhooks(merchant));
        assertThat(webhooks).containsExactlyInAnyOrder(webhook, other);
        webhooks.forEach(each -> with(DeliveryCleanupService.class, cleanup -> cleanup.deleteNextExpired(each)));

        assertThat(deliveries(webhook, null)).extracting(DeliveryView::number).containsExactly(2);
        long attempts = database.inTransaction(em -> em.createQuery(
                        "select count(a) from DeliveryAttempt a where a.merchantId = :merchant", Long.class)
                .setParameter("merchant", merchant)
                .getSingleResult());
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void a_result_that_comes_after_the_erasure_of_its_customer_is_recorded_without_the_answer() {
        UUID customer = UUID.randomUUID();
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        ClaimedDelivery sent = claimOfCustomer(webhook, customer);
        erase(customer);
        succeed(sent);
        assertThat(delivery(webhook, 1).requests())
                .extracting(AttemptView::answer)
                .containsOnlyNulls();
    }

    @Test
    void an_erasure_waits_for_a_result_that_is_being_recorded_and_erases_its_answer() {
        UUID customer = UUID.randomUUID();
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        ClaimedDelivery sent = claimOfCustomer(webhook, customer);
        SendResult result = new SendResult(200, null, 3, "thanks for the customer", null);
        CompletableFuture<Void> erasure = database.inTransaction(em -> {
            get(em, WebhookQueueService.class)
                    .record(webhook, List.of(new AttemptResult(1, sent.attempt(), now, customer, result)));
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> erase(customer));
            assertThatThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return begun;
        });
        erasure.join();
        assertThat(delivery(webhook, 1).requests())
                .extracting(AttemptView::answer)
                .containsOnlyNulls();
    }

    @Test
    void results_in_any_order_and_an_erasure_do_not_deadlock() {
        UUID customer = UUID.randomUUID();
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        List<AttemptResult> results = Stream.of(claimOfCustomer(webhook, customer), claimOfCustomer(webhook, customer))
                .sorted(comparing(ClaimedDelivery::number).reversed())
                .map(sent -> new AttemptResult(
                        sent.number(), sent.attempt(), now, customer, new SendResult(200, null, 3, "thanks", null)))
                .toList();
        CompletableFuture<Void> recording = database.inTransaction(em -> {
            em.find(Delivery.class, new DeliveryKey(merchant, webhook.webhookId(), 1), LockModeType.PESSIMISTIC_WRITE);
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> record(webhook, results));
            assertThatThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            get(em, CustomerErasureService.class).eraseNextDeliveries(merchant, customer);
            return begun;
        });
        recording.join();
        assertThat(deliveries(webhook, DeliveryState.DELIVERED)).hasSize(2);
    }

    private ClaimedDelivery claimOfCustomer(WebhookAddress webhook, UUID customer) {
        database.inTransaction(
                em -> get(em, OutboxService.class).add(merchant, EventData.ofOrder("A-1", customer, now)));
        with(EventRelayService.class, relay -> relay.relay(merchant, 1_000));
        return claim(webhook).get(0);
    }

    private void erase(UUID customer) {
        with(CustomerErasureService.class, erasure -> erasure.eraseNextDeliveries(merchant, customer));
    }

    @Test
    void what_waits_is_counted_for_metrics() {
        WaitingDeliveries before = with(WebhookQueueService.class, WebhookQueueService::waiting);
        WebhookAddress webhook = webhook(WebhookOrdering.NONE);
        happen("1", "2");
        succeed(claim(webhook).get(0));
        WaitingDeliveries after = with(WebhookQueueService.class, WebhookQueueService::waiting);
        assertThat(after.count()).isEqualTo(before.count() + 1);
        assertThat(after.earliest()).isNotNull();
    }
}
