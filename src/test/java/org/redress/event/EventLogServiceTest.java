package org.redress.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

/** The outbox, the relay and the log, in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class EventLogServiceTest {
    private static final Instant NOON = Instant.parse("2023-12-11T12:00:00Z");
    private static final int WRITERS = 20;
    private static final Duration LATE = Duration.ofSeconds(5);

    @Parameter
    TestDatabase database;

    private int merchant;

    @BeforeEach
    void create_the_merchant() {
        merchant = database.inTransaction(em -> new Shop(em).id());
    }

    private static <T> T get(EntityManager em, Class<T> type) {
        return new TestInjector(em, Clock.fixed(NOON, ZoneOffset.UTC))
                .with(Map.of("events.kept", "P30D"))
                .get(type);
    }

    private void write(EntityManager em, String subject, Instant at) {
        get(em, OutboxService.class).add(merchant, new EventData(EventType.ORDER_UPDATED, subject, at));
        em.flush();
    }

    private void write(String subject, Instant at) {
        database.inTransaction(em -> {
            write(em, subject, at);
            return null;
        });
    }

    private void write(String subject, Duration open) {
        database.inTransaction(em -> {
            write(em, subject, NOON);
            LockSupport.parkNanos(open.toNanos());
            return null;
        });
    }

    private void relay() {
        long waiting = waiting();
        while (waiting > 0) {
            long found = waiting;
            database.inTransaction(em -> get(em, EventRelayService.class).relay(merchant, found));
            waiting = waiting();
        }
    }

    private long waiting() {
        List<WaitingEvents> outboxes =
                database.inTransaction(em -> get(em, EventRelayService.class).waiting());
        return outboxes.stream()
                .filter(outbox -> outbox.merchantId() == merchant)
                .mapToLong(WaitingEvents::count)
                .sum();
    }

    private EventPage read(long after, int size, String... types) {
        EventsRequest request = new EventsRequest(after, Set.of(types), size, Duration.ZERO);
        return database.inTransaction(em -> get(em, EventLogService.class).read(merchant, request));
    }

    private static List<String> subjects(EventPage page) {
        return page.events().stream()
                .map(event -> event.getData().getSubjectId())
                .toList();
    }

    @Test
    void an_event_that_is_committed_late_gets_a_later_number() {
        database.inTransaction(late -> {
            write(late, "late", NOON);
            write("early", NOON);
            List<WaitingEvents> waiting = database.inTransaction(
                    em -> get(em, EventRelayService.class).waiting());
            assertThat(waiting).contains(new WaitingEvents(merchant, 1, NOON));
            relay();
            assertThat(subjects(read(0, 10))).containsExactly("early");
            return null;
        });
        relay();

        assertThat(subjects(read(0, 10))).containsExactly("early", "late");
        assertThat(read(0, 10).next()).isEqualTo(2);
        assertThat(subjects(read(1, 10))).containsExactly("late");
        assertThat(read(2, 10).events()).isEmpty();
        assertThat(read(2, 10).next()).isEqualTo(2);
    }

    @Test
    void each_event_of_concurrent_writers_is_read_once_and_in_the_order_of_its_subject() {
        // 10,000 where many nodes write, and fewer in the embedded database
        int each = database == TestDatabase.POSTGRESQL ? 500 : 50;
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Callable<List<String>>> calls = new ArrayList<>();
        IntStream.range(0, WRITERS)
                .forEach(writer -> calls.add(() -> {
                    for (int i = 0; i < each; i++) {
                        // Every fifth writer keeps one transaction open, while others commit
                        write(writer + "-" + i, i == each / 2 && writer % 5 == 0 ? LATE : Duration.ZERO);
                    }
                    writing.decrementAndGet();
                    return List.of();
                }));
        for (int relay = 0; relay < 2; relay++) {
            calls.add(() -> {
                do {
                    relay();
                } while (writing.get() > 0);
                relay();
                return List.of();
            });
        }
        calls.add(() -> {
            List<String> read = new ArrayList<>();
            long next = 0;
            while (read.size() < WRITERS * each) {
                EventPage page = read(next, 50);
                assertThat(page.events())
                        .extracting(LoggedEvent::getSeq)
                        .containsExactlyElementsOf(LongStream.rangeClosed(next + 1, page.next())
                                .boxed()
                                .toList());
                read.addAll(subjects(page));
                next = page.next();
            }
            return read;
        });

        List<List<String>> results = Concurrently.calls(calls);
        List<String> read = results.get(results.size() - 1);

        assertThat(read).doesNotHaveDuplicates().hasSize(WRITERS * each);
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = writer + "-";
            assertThat(read.stream().filter(subject -> subject.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, each).mapToObj(i -> prefix + i).toList());
        }
    }

    @Test
    void numbers_that_were_reserved_for_events_which_another_node_moved_are_given_to_the_next_ones() {
        write("one", NOON);
        boolean more =
                database.inTransaction(em -> get(em, EventRelayService.class).relay(merchant, EventRelayService.BATCH));
        assertThat(more).isFalse();
        write("two", NOON);
        relay();
        assertThat(subjects(read(0, 10))).containsExactly("one", "two");
        assertThat(read(0, 10).next()).isEqualTo(2);
    }

    @Test
    void types_that_are_not_wanted_move_the_cursor() {
        write("one", NOON);
        relay();

        EventPage page = read(0, 10, "dispute.created");

        assertThat(page.events()).isEmpty();
        assertThat(page.next()).isEqualTo(1);
        assertThat(subjects(read(0, 10, "dispute.created", "order.updated"))).containsExactly("one");
    }

    @Test
    void old_events_are_deleted_and_a_cursor_before_them_is_refused_with_the_oldest() {
        write("old", NOON.minus(Duration.ofDays(30)).minusMillis(1));
        write("older", NOON.minus(Duration.ofDays(31)));
        write("new", NOON.minus(Duration.ofDays(30)));
        relay();

        database.inTransaction(em -> get(em, EventLogService.class).deleteNextExpired(merchant));

        assertThat(subjects(read(0, 10))).containsExactly("new");
        assertThat(subjects(read(2, 10))).containsExactly("new");
        assertThatThrownBy(() -> read(1, 10)).isInstanceOfSatisfying(CursorExpiredException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(410);
            assertThat(e.problem().detail()).contains("The oldest cursor is 2.");
        });
        write("next", NOON);
        relay();
        assertThat(read(3, 10).next()).isEqualTo(4);
    }

    @Test
    void merchants_with_a_log_are_listed_by_their_ids() {
        write("one", NOON);
        relay();
        int silent = database.inTransaction(em -> new Shop(em).id());

        List<Integer> found =
                database.inTransaction(em -> get(em, EventLogService.class).merchantsAfter(merchant - 1));

        assertThat(found).startsWith(merchant).isSorted().doesNotContain(silent);
        assertThat(database.<List<Integer>>inTransaction(
                        em -> get(em, EventLogService.class).merchantsAfter(merchant)))
                .doesNotContain(merchant);
    }

    @Test
    void an_event_is_found_by_its_id_by_its_merchant_only() {
        write("one", NOON);
        relay();
        UUID id = read(0, 1).events().get(0).getId();
        int other = database.inTransaction(em -> new Shop(em).id());

        assertThat(id.version()).isEqualTo(7);
        LoggedEvent found =
                database.inTransaction(em -> get(em, EventLogService.class).require(merchant, id));
        assertThat(found.getSeq()).isEqualTo(1);
        assertThatThrownBy(() -> database.inTransaction(
                        em -> get(em, EventLogService.class).require(other, id)))
                .hasMessage("There is no such event.");
    }
}
