package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Shop;
import org.redress.event.EventData;
import org.redress.event.EventRelayService;
import org.redress.event.EventType;
import org.redress.event.OutboxService;

/** From the log over real queues and real HTTP to receivers, with a clock that the test moves. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class WebhookDispatcherTest {
    private static final Duration HANGING = Duration.ofMillis(500);
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration RUN = Duration.ofMillis(400);
    private static final Duration SECOND_ATTEMPT = Duration.ofSeconds(7);

    @Parameter
    TestDatabase database;

    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private int merchant;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @BeforeEach
    void create_the_merchant() {
        merchant = database.inTransaction(em -> new Shop(em).id());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** Each call is a transaction, as in the container. */
    private class TransactionalQueue extends WebhookQueueService {
        @Override
        public List<WebhookAddress> withWork() {
            return database
                    .inTransaction(em -> get(em, WebhookQueueService.class).withWork())
                    .stream()
                    // Other tests' webhooks are not this dispatcher's
                    .filter(address -> address.merchantId() == merchant)
                    .toList();
        }

        @Override
        public List<ClaimedDelivery> claim(WebhookAddress address, int inFlight, int most) {
            return database.inTransaction(
                    em -> get(em, WebhookQueueService.class).claim(address, inFlight, most));
        }

        @Override
        public void record(WebhookAddress address, List<AttemptResult> results) {
            database.inTransaction(em -> {
                get(em, WebhookQueueService.class).record(address, results);
                return null;
            });
        }
    }

    private <T> T get(EntityManager em, Class<T> type) {
        return new TestInjector(em, clock).get(type);
    }

    private WebhookDispatcher dispatcher(Duration limit) throws Exception {
        WebhookClient client = new WebhookClient(SSLContext.getDefault(), null, limit, Duration.ofSeconds(10), 50);
        WebhookSender sender = new WebhookSender(
                new WebhookAddressCheck(true, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}),
                clock,
                limit,
                50,
                client);
        open.add(sender::close);
        WebhookDispatcher dispatcher = new WebhookDispatcher();
        dispatcher.queue = new TransactionalQueue();
        dispatcher.messages = new WebhookMessages();
        dispatcher.sender = sender;
        dispatcher.status = new WebhookStatus();
        dispatcher.clock = clock;
        dispatcher.sends = 50;
        return dispatcher;
    }

    private Receiver receiver(Receiver.Reaction reaction) throws Exception {
        Receiver receiver = Receiver.http(reaction);
        open.add(receiver);
        return receiver;
    }

    private WebhookView webhook(Receiver receiver) {
        WebhookData data = new WebhookData(
                "http://localhost:" + receiver.port() + "/",
                null,
                List.of(),
                WebhookPayload.THIN,
                WebhookFormat.STANDARD,
                WebhookOrdering.NONE,
                false);
        return database.inTransaction(em -> get(em, WebhookService.class).create(merchant, data));
    }

    private String happen() {
        String id = database.inTransaction(em ->
                        get(em, OutboxService.class).add(merchant, new EventData(EventType.ORDER_UPDATED, "A-1", now)))
                .toString();
        database.inTransaction(em -> get(em, EventRelayService.class).relay(merchant, 1_000));
        return id;
    }

    private static String id(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("webhook-id");
    }

    private static Receiver.Reaction remembering(Collection<String> ids) {
        return (exchange, body) -> {
            ids.add(id(exchange));
            exchange.sendResponseHeaders(204, -1);
        };
    }

    @Test
    void an_event_is_told_with_a_signature_that_the_library_of_the_standard_verifies() throws Exception {
        AtomicReference<String> told = new AtomicReference<>();
        Receiver receiver = receiver((exchange, body) -> {
            told.set(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
        });
        WebhookView webhook = webhook(receiver);
        String id = happen();

        dispatcher(PATIENT).run(Duration.ofSeconds(20));

        var request = receiver.requests.iterator().next();
        HttpHeaders headers = HttpHeaders.of(request.getRequestHeaders(), (name, value) -> true);
        try {
            new com.standardwebhooks.Webhook(webhook.secret()).verify(told.get(), headers);
        } catch (WebhookVerificationException e) {
            throw new AssertionError(e);
        }
        assertThat(headers.firstValue("webhook-id")).hasValue(id);
        assertThat(told.get())
                .startsWith("{\"type\":\"order.updated\",\"timestamp\":\"")
                .contains("\"data\":{\"id\":\"" + id + "\",\"seq\":1,");
        DeliveryView delivery = delivery(webhook.id(), 1);
        assertThat(delivery.state()).isEqualTo("DELIVERED");
        assertThat(delivery.requests()).extracting(AttemptView::status).containsExactly(200);
    }

    @Test
    void two_nodes_tell_each_event_once() throws Exception {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        webhook(receiver(remembering(told)));
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> happen()).toList();
        List<WebhookDispatcher> nodes = List.of(dispatcher(PATIENT), dispatcher(PATIENT));

        Concurrently.callers(2, node -> () -> {
            nodes.get(node).run(Duration.ofSeconds(60));
            return null;
        });
        // Sends the rest: a node may end while the other holds a lock
        nodes.get(0).run(Duration.ofSeconds(60));

        assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void a_receiver_that_fails_for_an_hour_and_then_hangs_delays_no_other_and_gets_everything_later() throws Exception {
        Set<String> toldFirst = ConcurrentHashMap.newKeySet();
        Set<String> toldSecond = ConcurrentHashMap.newKeySet();
        AtomicReference<String> mode = new AtomicReference<>("fails");
        CountDownLatch end = new CountDownLatch(1);
        open.add(end::countDown);
        webhook(receiver((exchange, body) -> {
            if (mode.get().equals("hangs")) {
                end.await(30, TimeUnit.SECONDS);
            }
            boolean takes = mode.get().equals("takes");
            if (takes) {
                toldFirst.add(id(exchange));
            }
            exchange.sendResponseHeaders(takes ? 204 : 500, -1);
        }));
        webhook(receiver(remembering(toldSecond)));
        WebhookDispatcher patient = dispatcher(PATIENT);
        Set<String> ids = new HashSet<>();

        for (int minute = 0; minute < 60; minute++) {
            ids.add(happen());
            patient.run(Duration.ofSeconds(20));
            assertThat(toldSecond).as("minute " + minute).containsAll(ids);
            now = now.plus(Duration.ofMinutes(1));
        }
        mode.set("hangs");
        WebhookDispatcher node = dispatcher(HANGING);
        for (int second = 0; second < 10; second++) {
            ids.add(happen());
            long start = System.nanoTime();
            node.run(RUN);
            while (!toldSecond.containsAll(ids) && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5)) {
                // A request that a busy machine did not send in time is due again
                now = now.plus(SECOND_ATTEMPT);
                node.run(RUN);
            }
            assertThat(toldSecond).as("within 5 s").containsAll(ids);
            now = now.plus(Duration.ofSeconds(1));
        }
        mode.set("takes");
        end.countDown();
        for (int round = 0; round < 20 && toldFirst.size() < ids.size(); round++) {
            node.run(Duration.ofSeconds(20));
            now = now.plus(Duration.ofMinutes(30));
        }
        assertThat(toldFirst).isEqualTo(ids);
    }

    @Test
    void a_queue_that_fails_holds_up_no_other() throws Exception {
        List<LinkedBlockingQueue<String>> told = List.of(new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        List<WebhookView> webhooks =
                List.of(webhook(receiver(remembering(told.get(0)))), webhook(receiver(remembering(told.get(1)))));
        // In both roles, since the order of the queues is not known
        for (int broken = 0; broken < 2; broken++) {
            UUID failing = webhooks.get(broken).id();
            String id = happen();
            WebhookDispatcher node = dispatcher(PATIENT);
            node.queue = new TransactionalQueue() {
                @Override
                public List<ClaimedDelivery> claim(WebhookAddress address, int inFlight, int most) {
                    if (address.webhookId().equals(failing)) {
                        throw new IllegalStateException("a broken row");
                    }
                    return super.claim(address, inFlight, most);
                }
            };
            assertThatThrownBy(() -> node.run(Duration.ofSeconds(20))).hasMessage("a broken row");
            LinkedBlockingQueue<String> other = told.get(1 - broken);
            String got = other.poll(20, TimeUnit.SECONDS);
            while (got != null && !got.equals(id)) {
                got = other.poll(20, TimeUnit.SECONDS);
            }
            assertThat(got).isEqualTo(id);
        }
    }

    private class FailingRecords extends TransactionalQueue {
        private final UUID webhook;
        private volatile boolean fails = true;

        FailingRecords(UUID webhook) {
            this.webhook = webhook;
        }

        @Override
        public void record(WebhookAddress address, List<AttemptResult> results) {
            if (fails && address.webhookId().equals(webhook)) {
                throw new IllegalStateException("a deadlock");
            }
            super.record(address, results);
        }
    }

    private DeliveryView delivery(UUID webhook, int number) {
        return database.inTransaction(em -> get(em, DeliveryService.class).get(merchant, webhook, number));
    }

    @Test
    void a_result_whose_record_fails_is_recorded_by_the_next_run_and_loses_no_other() throws Exception {
        Receiver receiver = receiver(remembering(new ConcurrentLinkedQueue<>()));
        List<UUID> webhooks = List.of(webhook(receiver).id(), webhook(receiver).id());
        // In both roles, since the order of the records is not known
        for (int broken = 0; broken < 2; broken++) {
            happen();
            UUID failing = webhooks.get(broken);
            WebhookDispatcher node = dispatcher(PATIENT);
            FailingRecords queue = new FailingRecords(failing);
            node.queue = queue;
            // All results come at once
            node.messages = null;

            assertThatThrownBy(() -> node.run(Duration.ofSeconds(20))).hasMessage("a deadlock");
            assertThat(delivery(webhooks.get(1 - broken), broken + 1).state()).isEqualTo("WAITING");
            assertThat(delivery(failing, broken + 1).state()).isEqualTo("SENDING");
            assertThatThrownBy(() -> node.run(Duration.ofSeconds(20))).hasMessage("a deadlock");
            queue.fails = false;
            node.run(Duration.ofSeconds(20));

            assertThat(delivery(failing, broken + 1).state()).isEqualTo("WAITING");
            assertThat(delivery(failing, broken + 1).requests()).hasSize(1);
        }
    }

    @Test
    void a_result_that_cannot_be_recorded_in_time_is_given_up_and_its_event_told_again() throws Exception {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        UUID webhook = webhook(receiver(remembering(told))).id();
        String id = happen();
        WebhookDispatcher node = dispatcher(PATIENT);
        FailingRecords queue = new FailingRecords(webhook);
        node.queue = queue;

        assertThatThrownBy(() -> node.run(Duration.ofSeconds(20))).hasMessage("a deadlock");
        now = now.plus(WebhookQueueService.RECORDING);
        assertThatThrownBy(() -> node.run(Duration.ofSeconds(20))).hasMessage("a deadlock");
        queue.fails = false;
        node.run(Duration.ofSeconds(20));
        assertThat(delivery(webhook, 1).requests()).isEmpty();
        // The longest time of a request is over, too
        now = now.plusSeconds(15);
        node.run(Duration.ofSeconds(20));

        assertThat(told).containsExactly(id, id);
        assertThat(delivery(webhook, 1).requests())
                .extracting(AttemptView::number)
                .containsExactly(2);
    }

    @Test
    void a_request_that_cannot_be_written_is_an_attempt_that_failed() throws Exception {
        WebhookView webhook = webhook(receiver(remembering(new ConcurrentLinkedQueue<>())));
        happen();
        WebhookDispatcher node = dispatcher(PATIENT);
        node.messages = null;

        node.run(Duration.ofSeconds(20));

        DeliveryView delivery = delivery(webhook.id(), 1);
        assertThat(delivery.state()).isEqualTo("WAITING");
        assertThat(delivery.requests()).extracting(AttemptView::failure).containsExactly("NOT_SENT");
    }
}
