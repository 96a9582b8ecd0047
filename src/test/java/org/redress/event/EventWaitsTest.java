package org.redress.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.run.EventReceiver;
import org.redress.security.Caller;
import org.redress.security.Callers;

/** Waiting calls: 20 in all, 10 of a caller, 15 of a merchant. */
@Tag("server")
class EventWaitsTest {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final String DECIDED = EventType.DECIDED.wireName();
    private static final String CREATED = EventType.DISPUTE_CREATED.wireName();

    private Instant now = Instant.parse("2023-12-11T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private EventWaits waits = new EventWaits(20, 50, 75, Duration.ofMinutes(5));
    private final TestLog log = new TestLog();
    private final EventWaitScheduler scheduler = new EventWaitScheduler();
    private final List<String> resumed = new CopyOnWriteArrayList<>();

    /** Logs in memory. */
    private static final class TestLog extends EventLogService {
        private final Map<Integer, NavigableMap<Long, String>> events = new HashMap<>();
        private boolean fails;

        void add(int merchantId, String type) {
            NavigableMap<Long, String> log = events.computeIfAbsent(merchantId, id -> new TreeMap<>());
            log.put(log.size() + 1L, type);
        }

        @Override
        public Map<Integer, Long> lastNumbers(Collection<Integer> merchantIds) {
            if (fails) {
                throw new IllegalStateException("The database is down.");
            }
            Map<Integer, Long> last = new HashMap<>();
            events.forEach((merchantId, log) -> {
                if (merchantIds.contains(merchantId)) {
                    last.put(merchantId, log.lastKey());
                }
            });
            return last;
        }

        @Override
        public NavigableMap<Long, String> types(int merchantId, long after) {
            return events.getOrDefault(merchantId, new TreeMap<>()).tailMap(after, false);
        }
    }

    @BeforeEach
    void inject() {
        waits.clock = clock;
        scheduler.waits = waits;
        scheduler.log = log;
    }

    private EventWait call(String name, int merchantId, long after, String... types) {
        EventWait call = begin(Callers.named(name, merchantId), after, types).orElseThrow();
        waits.add(call, () -> resumed.add(name));
        return call;
    }

    private Optional<EventWait> begin(Caller caller, long after, String... types) {
        return waits.begin(caller, after, Set.of(types), WAIT);
    }

    private void afterMillis(long millis) {
        now = now.plusMillis(millis);
        scheduler.resumeCalls();
    }

    @Test
    void a_call_is_resumed_by_an_event_of_its_merchant() {
        call("ours", 1, 0);
        call("theirs", 2, 0);
        afterMillis(500);
        assertThat(resumed).isEmpty();

        log.add(1, CREATED);
        afterMillis(500);

        assertThat(resumed).containsExactly("ours");
    }

    @Test
    void an_event_between_the_look_and_the_wait_resumes_the_call() {
        log.add(1, CREATED);
        call("behind", 1, 0);
        call("up to date", 1, 1);
        afterMillis(500);
        assertThat(resumed).containsExactly("behind");
    }

    @Test
    void a_call_that_has_just_begun_waits_until_its_first_part_is_over() {
        log.add(1, CREATED);
        call("new", 1, 0);
        afterMillis(99);
        assertThat(resumed).isEmpty();
        afterMillis(1);
        assertThat(resumed).containsExactly("new");
    }

    @Test
    void only_events_of_the_wanted_types_resume_a_call() {
        EventWait choosy = call("choosy", 1, 0, DECIDED);
        call("any", 1, 0);
        log.add(1, CREATED);
        afterMillis(500);
        assertThat(resumed).containsExactly("any");
        assertThat(choosy.after()).isEqualTo(1);

        log.add(1, CREATED);
        log.add(1, DECIDED);
        afterMillis(500);
        assertThat(resumed).containsExactly("any", "choosy");
    }

    @Test
    void an_event_that_a_call_has_seen_does_not_resume_it() {
        log.add(1, DECIDED);
        log.add(1, CREATED);
        call("behind", 1, 0, CREATED);
        call("choosy", 1, 1, DECIDED);
        afterMillis(500);
        assertThat(resumed).containsExactly("behind");
    }

    @Test
    void a_call_is_resumed_when_its_time_is_over_also_without_a_database() {
        call("first", 1, 0);
        afterMillis(WAIT.toMillis() - 1);
        call("second", 1, 0);
        assertThat(resumed).isEmpty();

        log.fails = true;
        now = now.plusMillis(1);
        assertThatThrownBy(scheduler::resumeCalls).hasMessage("The database is down.");
        assertThat(resumed).containsExactly("first");
    }

    @Test
    void a_few_calls_are_resumed_at_a_time_and_each_that_ends_makes_place() {
        Map<String, EventWait> calls = new HashMap<>();
        IntStream.range(0, 10).forEach(n -> calls.put("call " + n, call("call " + n, 1, 0)));
        log.add(1, CREATED);
        CompletableFuture<Void> timer = CompletableFuture.runAsync(() -> afterMillis(500));
        for (int ended = 0; ended < 6; ended++) {
            int expected = EventWaits.RESUMED + ended;
            EventReceiver.await(() -> resumed.size() == expected);
            assertThat(resumed).hasSize(expected);
            assertThat(timer).isNotDone();
            waits.end(calls.get(resumed.get(ended)));
        }
        timer.join();
        assertThat(resumed).hasSize(10).doesNotHaveDuplicates();
        calls.values().forEach(waits::end);
        assertThat(waits.count()).isZero();
    }

    @Test
    void calls_whose_end_is_lost_do_not_keep_the_others_waiting() {
        waits = new EventWaits(20, 50, 75, Duration.ofSeconds(1));
        inject();
        IntStream.range(0, 10).forEach(n -> call("call " + n, 1, 0));
        log.add(1, CREATED);
        afterMillis(500);
        assertThat(resumed).hasSize(10);
    }

    @Test
    void a_call_that_its_server_has_ended_makes_place() {
        EventWait ended = begin(Callers.named("gone", 1), 0).orElseThrow();
        waits.add(ended, () -> {
            throw new IllegalStateException("already completed");
        });
        log.add(1, CREATED);
        afterMillis(500);
        assertThat(waits.count()).isZero();
    }

    @Test
    void a_caller_and_a_merchant_have_their_shares_and_the_rest_does_not_wait() {
        IntStream.range(0, 10).forEach(n -> call("noisy", 1, 0));
        assertThat(begin(Callers.named("noisy", 1), 0)).isEmpty();
        IntStream.range(0, 5).forEach(n -> call("other", 1, 0));
        assertThat(begin(Callers.named("third", 1), 0)).isEmpty();
        EventWait last = IntStream.range(0, 5)
                .mapToObj(n -> call("another shop", 2, 0))
                .reduce((first, next) -> next)
                .orElseThrow();
        assertThat(begin(Callers.named("a third shop", 3), 0)).isEmpty();

        waits.end(last);
        waits.end(last);
        assertThat(waits.count()).isEqualTo(19);
        assertThat(begin(Callers.named("a third shop", 3), 0)).isPresent();
    }

    @Test
    void a_call_that_is_taken_out_is_not_resumed_and_only_once_taken_out() {
        EventWait overdue = call("overdue", 1, 0);
        assertThat(waits.remove(overdue)).isTrue();
        assertThat(waits.remove(overdue)).isFalse();
        log.add(1, CREATED);
        afterMillis(500);
        assertThat(resumed).isEmpty();
    }

    @Test
    void the_stop_of_the_node_resumes_all_and_lets_none_wait() {
        EventWait begun = begin(Callers.named("late", 1), 0).orElseThrow();
        call("waiting", 1, 0);

        waits.close();

        assertThat(resumed).containsExactly("waiting");
        assertThat(begin(Callers.named("new", 1), 0)).isEmpty();
        waits.add(begun, () -> resumed.add("late"));
        assertThat(resumed).containsExactly("waiting", "late");
    }
}
