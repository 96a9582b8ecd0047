package org.redress.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.ComplaintText;
import org.redress.dispute.Dispute;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.Visibility;
import org.redress.fulltext.SearchDocumentService;
import org.redress.handling.CustomerComplaintService;
import org.redress.handling.Staff;
import org.redress.http.Preconditions;
import org.redress.key.OwnedKey;
import org.redress.limits.Bulkhead;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.party.Customer;
import org.redress.party.Merchant;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Callers;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineHead;

/** Erasure of one customer in the real databases, without changes to the others. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class CustomerErasureTest {
    private static final AtomicInteger SHOPS = new AtomicInteger(800_000);
    private static final Clock MONDAY = Clock.fixed(Instant.parse("2023-12-11T09:00:00Z"), ZoneOffset.UTC);
    private static final Clock TUESDAY = Clock.fixed(Instant.parse("2023-12-12T09:00:00Z"), ZoneOffset.UTC);
    private static final Preconditions WHATEVER = Preconditions.of("*", null);
    private static final Caller ANNA = Callers.named("anna", 1);

    @Parameter
    TestDatabase database;

    private final Bulkhead bulkhead = new Bulkhead(Bulkhead.MAX_PERMITS, 0, 100, 100);

    private int shop;

    @BeforeEach
    void create_merchant() {
        shop = SHOPS.incrementAndGet();
        database.inTransaction(em -> {
            em.persist(new Merchant(shop, "李 & Söhne", "shop@mail.example", "DE"));
            return null;
        });
    }

    private <T> T in(Function<EntityManager, T> work) {
        return database.inTransaction(work);
    }

    private MarkedCustomer person() {
        return in(em -> MarkedCustomer.create(em, MONDAY, shop));
    }

    private void erase(MarkedCustomer person) {
        InterruptibleErasure.of(database, TUESDAY).erase(ANNA, shop, person.id(), WHATEVER);
    }

    private Map<String, Long> found(MarkedCustomer person) {
        return in(em -> DatabaseSearch.find(em, person.marks()));
    }

    @Test
    void an_erased_customers_data_is_in_no_column_of_any_table() {
        MarkedCustomer person = person();
        MarkedCustomer other = person();
        Map<String, Long> others = found(other);
        // The search finds the data before the erasure
        assertThat(found(person).keySet())
                .containsExactly(
                        "attachment_chunks.content",
                        "attachment_thumbnails.content",
                        "attachments.file_name",
                        "attachments.original_file_name",
                        "attachments.source",
                        "channel_identities.channel",
                        "channel_identities.uid",
                        "channel_identities.uid_key",
                        "comments.text",
                        "customers.account_id",
                        "customers.email",
                        "customers.email_key",
                        "customers.first_name",
                        "customers.last_name",
                        "delivery_attempts.excerpt",
                        "delivery_media.content_url",
                        "delivery_media.description",
                        "delivery_media.name",
                        "dispute_tags.tag",
                        "disputes.category",
                        "disputes.decision_text",
                        "disputes.description",
                        "disputes.fingerprint",
                        "disputes.search_text",
                        "disputes.source",
                        "disputes.tags",
                        "disputes.tracking_id",
                        "idempotency_records.body",
                        "order_items.picture_url",
                        "order_items.title",
                        "orders.tracking_id",
                        "orders.tracking_url",
                        "search_documents.customer_words",
                        "search_documents.words");

        erase(person);

        assertThat(found(person)).isEmpty();
        assertThat(found(other)).isEqualTo(others);
    }

    @Test
    void amounts_and_statistics_remain() {
        MarkedCustomer person = person();
        List<String> before = statistics();
        erase(person);
        assertThat(statistics()).isEqualTo(before);
        assertThat(before.toString()).contains("10.0000", "40.0000");
    }

    private List<String> statistics() {
        return in(em -> Stream.of(
                        "select status_id, reason_id, outcome, amount, dispute_amount, currency, decided_amount,"
                                + " first_answer_seconds, decision_seconds, created_at, due_at, step_at, decided_at, order_id,"
                                + " order_number, invoice_id from disputes where merchant_id = ?1 order by ticket_number",
                        "select order_id, order_number, status, amount, currency, invoice_id, placed_at, carrier from orders"
                                + " where merchant_id = ?1",
                        "select a.size, a.mime_type, a.created_at from attachments a join disputes d on d.id = a.dispute_id"
                                + " where d.merchant_id = ?1",
                        "select c.author, c.visibility, c.created_at from comments c join disputes d on d.id = c.dispute_id"
                                + " where d.merchant_id = ?1 order by c.position")
                .map(sql -> em.createNativeQuery(sql).setParameter(1, shop).getResultList())
                .map(rows -> ((List<?>) rows)
                        .stream()
                                .map(row -> List.of(Stream.of((Object[]) row)
                                        .map(String::valueOf)
                                        .toArray()))
                                .toList()
                                .toString())
                .toList());
    }

    @Test
    void a_known_source_remains_and_another_is_erased_and_in_no_timeline() {
        MarkedCustomer person = person();
        erase(person);
        assertThat(sources("Dispute d where d.id")).containsExactlyInAnyOrder("TELEGRAM", ComplaintText.ERASED);
        assertThat(sources("TimelineEntry d where d.action = 'open' and d.disputeId"))
                .containsExactlyInAnyOrder("TELEGRAM", "CHAT");
    }

    private List<String> sources(String ofDisputes) {
        return in(em -> em.createQuery(
                        "select d.source from " + ofDisputes
                                + " in (select x.id from Dispute x where x.merchantId = :shop)",
                        String.class)
                .setParameter("shop", shop)
                .getResultList());
    }

    @Test
    void timelines_remain_valid_and_record_the_erasure() {
        MarkedCustomer person = person();
        erase(person);
        for (UUID complaint : person.complaints()) {
            List<TimelineEntry> entries = in(em -> em.createQuery(
                            "select e from TimelineEntry e where e.disputeId = :id order by e.position",
                            TimelineEntry.class)
                    .setParameter("id", complaint)
                    .getResultList());
            TimelineHead again = new TimelineHead();
            assertThat(entries).allSatisfy(entry -> assertThat(
                            again.append(shop, complaint, entry.getEvent()).getHash())
                    .isEqualTo(entry.getHash()));
            assertThat(entries.get(entries.size() - 1).getEvent())
                    .returns("erase", event -> event.action())
                    .returns("anna", event -> event.actorName())
                    .returns(TUESDAY.instant(), event -> event.at());
        }
    }

    @Test
    void a_customer_who_writes_after_the_erasure_is_new_and_finds_nothing() {
        MarkedCustomer person = person();
        long ticket = in(em -> em.find(
                        Dispute.class, new OwnedKey(shop, person.complaints().get(0)))
                .getTicketNumber());
        erase(person);

        boolean known = in(em -> new TestInjector(em, TUESDAY)
                .get(CustomerComplaintService.class)
                .addText(person.user(), ticket, "It is me")
                .isPresent());
        assertThat(known).isFalse();
        assertThat(raise(person, new ComplaintDetails("TELEGRAM", person.orderId(), "order-related", "Where?", null)))
                .isEmpty();
        UUID newCustomer = raise(person, new ComplaintDetails("TELEGRAM", null, "account-related", "Hello", null))
                .get(0);
        assertThat(newCustomer).isNotEqualTo(person.id());
    }

    /** Raises a complaint, and returns the id of its customer; an empty list if it was refused. */
    private List<UUID> raise(MarkedCustomer person, ComplaintDetails complaint) {
        // Through the bulkhead as on a server: it repeats what an erasure has made fail
        return bulkhead.call(
                ANNA,
                () -> in(em -> new TestInjector(em, TUESDAY)
                                .get(RaiseComplaintService.class)
                                .raise(person.user(), complaint, () -> {})
                                .map(raised -> raised.dispute().getCustomerId())
                                .stream()
                                .toList()));
    }

    @Test
    void an_erasure_interrupted_after_any_step_is_finished_by_the_next() {
        for (int steps = 0; steps <= 4; steps++) {
            MarkedCustomer person = person();
            CustomerErasure broken = InterruptibleErasure.of(database, TUESDAY, steps);
            assertThatThrownBy(() -> broken.erase(ANNA, shop, person.id(), WHATEVER))
                    .hasMessage("the power fails");
            erase(person);
            assertThat(found(person))
                    .as("after %s", InterruptibleErasure.takenBy(broken))
                    .isEmpty();
        }
    }

    @Test
    void a_second_erasure_changes_only_data_written_since() {
        MarkedCustomer person = person();
        erase(person);
        List<Long> versions = versions(person);
        erase(person);
        assertThat(versions(person)).isEqualTo(versions);

        in(em -> {
            new Staff(em, TUESDAY, shop)
                    .addComment(person.complaints().get(0), Visibility.INTERNAL, "It was " + person.mark());
            return null;
        });
        assertThat(found(person)).containsOnlyKeys("comments.text");
        erase(person);
        assertThat(found(person)).isEmpty();
        assertThat(versions(person).get(1)).isEqualTo(versions.get(1));
    }

    private List<Long> versions(MarkedCustomer person) {
        return in(em -> person.complaints().stream()
                .map(id -> em.find(Dispute.class, new OwnedKey(shop, id)).getVersion())
                .toList());
    }

    @Test
    void an_erasure_needs_the_version_read_and_the_merchant_of_the_customer() {
        MarkedCustomer person = person();
        Preconditions read = Preconditions.of('"' + state(person) + '"', null);
        in(em -> {
            new Staff(em, MONDAY, shop).addComment(person.complaints().get(0), Visibility.CUSTOMER, "Wait");
            return null;
        });
        CustomerErasure erasure = InterruptibleErasure.of(database, TUESDAY);
        assertThatThrownBy(() -> erasure.erase(ANNA, shop, person.id(), read))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> erasure.erase(ANNA, shop - 1, person.id(), WHATEVER))
                .isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> erasure.erase(ANNA, shop, UUID.randomUUID(), WHATEVER))
                .isInstanceOf(UnknownResourceException.class);
        assertThat(found(person)).isNotEmpty();

        Preconditions now = Preconditions.of('"' + state(person) + '"', null);
        InterruptibleErasure.of(database, TUESDAY).erase(ANNA, shop, person.id(), now);
        // The response was lost, and the call is repeated
        InterruptibleErasure.of(database, TUESDAY).erase(ANNA, shop, person.id(), now);
        assertThat(found(person)).isEmpty();
    }

    private String state(MarkedCustomer person) {
        return in(em ->
                new TestInjector(em, MONDAY).get(CustomerDataQueryService.class).entityTag(shop, person.id()));
    }

    @Test
    void a_customer_of_many_orders_and_disputes_is_erased_in_batches() {
        MarkedCustomer person = person();
        in(em -> {
            Customer customer = em.find(Customer.class, new OwnedKey(shop, person.id()));
            for (int i = 0; i < 1_100; i++) {
                Order order = new Order(customer, "N" + i, "N", Money.of("1.00", "EUR"), MONDAY.instant());
                order.ship("DHL", person.mark(), null);
                em.persist(order);
            }
            for (int i = 0; i < 210; i++) {
                new TestInjector(em, MONDAY)
                        .get(RaiseComplaintService.class)
                        .raise(
                                person.user(),
                                new ComplaintDetails("TELEGRAM", null, "account-related", person.mark() + i, null),
                                () -> {});
            }
            return null;
        });
        CustomerErasure erasure = InterruptibleErasure.of(database, TUESDAY);
        erasure.erase(ANNA, shop, person.id(), WHATEVER);

        assertThat(InterruptibleErasure.takenBy(erasure))
                .containsExactly(
                        "person",
                        "orders",
                        "orders",
                        "orders",
                        "find disputes",
                        "disputes",
                        "disputes",
                        "disputes",
                        "find disputes",
                        "answers",
                        "deliveries",
                        "search documents",
                        "done");
        assertThat(found(person)).isEmpty();
    }

    @Test
    void a_search_index_that_is_written_later_has_nothing_of_an_erased_customer() {
        MarkedCustomer person = person();
        erase(person);

        in(em -> {
            new TestInjector(em, TUESDAY).get(SearchDocumentService.class).replace(shop, person.complaints());
            return null;
        });

        assertThat(found(person)).isEmpty();
    }

    @Test
    void an_erasure_waits_for_a_node_that_writes_search_documents() throws Exception {
        MarkedCustomer person = person();
        in(em -> em.createNativeQuery("insert into search_positions (merchant_id, seq, filled) values (" + shop
                        + ", 0, true) on conflict do nothing")
                .executeUpdate());
        ExecutorService waiting = Executors.newSingleThreadExecutor();
        try {
            Future<?> erasure = in(em -> {
                em.createNativeQuery("select seq from search_positions where merchant_id = " + shop + " for update")
                        .getResultList();
                new TestInjector(em, TUESDAY).get(SearchDocumentService.class).replace(shop, person.complaints());
                Future<?> begun = waiting.submit(() -> erase(person));
                assertThrows(TimeoutException.class, () -> begun.get(500, TimeUnit.MILLISECONDS));
                return begun;
            });
            erasure.get(60, TimeUnit.SECONDS);
        } finally {
            waiting.shutdownNow();
        }
        assertThat(found(person)).isEmpty();
    }

    @Test
    void a_complaint_that_waited_for_the_erasure_is_of_a_new_customer() {
        MarkedCustomer person = person();
        ExecutorService waiting = Executors.newSingleThreadExecutor();
        try {
            Future<List<UUID>> raised = in(em -> {
                em.find(Customer.class, new OwnedKey(shop, person.id()), LockModeType.PESSIMISTIC_WRITE);
                Future<List<UUID>> call = waiting.submit(() ->
                        raise(person, new ComplaintDetails("TELEGRAM", null, "account-related", "I am back", null)));
                pause();
                new TestInjector(em, TUESDAY)
                        .get(CustomerErasureService.class)
                        .eraseCustomer(shop, person.id(), WHATEVER, TUESDAY.instant());
                return call;
            });
            assertThat(raised.get()).hasSize(1).doesNotContain(person.id());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.shutdownNow();
        }
    }

    /** Lets the other thread reach the lock. If it has not, the complaint does not wait, and the result is the same. */
    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }

    @Test
    void a_complaint_raised_during_an_erasure_is_never_lost() {
        MarkedCustomer person = person();
        int complaints = 30;
        Stream<Callable<Object>> raising = IntStream.range(0, complaints)
                .mapToObj(n -> () -> raise(
                                person,
                                new ComplaintDetails(
                                        "TELEGRAM", null, "account-related", person.mark() + " no " + n, null))
                        .get(0));
        Callable<Object> erasing = () -> {
            erase(person);
            return person.id();
        };
        List<Callable<Object>> calls =
                Stream.concat(raising, Stream.of(erasing)).collect(Collectors.toList());
        Collections.rotate(calls, complaints / 2);
        Concurrently.calls(calls);

        List<Object[]> disputes = in(em -> em.createQuery(
                        "select d.customerId, d.text.description from Dispute d where d.merchantId = :shop",
                        Object[].class)
                .setParameter("shop", shop)
                .getResultList());
        assertThat(disputes).hasSize(complaints + person.complaints().size());
        assertThat(disputes).allSatisfy(row -> assertThat(row[1].toString().contains(person.mark()))
                .as("%s", row[0])
                .isEqualTo(!row[0].equals(person.id())));
        assertThat(disputes.stream().map(row -> row[0]).distinct()).hasSizeLessThanOrEqualTo(2);
    }
}
