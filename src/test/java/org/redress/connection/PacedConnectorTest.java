package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.redress.Concurrently;
import org.redress.Stub;

class PacedConnectorTest {
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);
    private static final Duration PATIENT = Duration.ofMinutes(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    private PacedConnector connector(int atATime) {
        Stub.Answer connect = none -> {
            attempts.incrementAndGet();
            if (!reachable.get()) {
                throw new SQLException("refused", "08001");
            }
            return Stub.answering(Connection.class, Map.of());
        };
        return new PacedConnector(
                Stub.answering(DataSource.class, Map.of("getConnection", connect)), atATime, nanos::get);
    }

    private static void fails(PacedConnector connector) {
        assertThatThrownBy(connector::connect)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                .hasMessage("refused");
    }

    @Test
    void after_a_failure_callers_fail_at_once_and_one_tries_again_after_a_pause() throws SQLException {
        PacedConnector connector = connector(4);
        reachable.set(false);
        fails(connector);
        nanos.addAndGet(SHORTEST_PAUSE.toNanos() - 1);
        fails(connector);
        assertThat(attempts).hasValue(1);
        nanos.addAndGet(LONGEST_PAUSE.toNanos());
        fails(connector);
        fails(connector);
        assertThat(attempts).hasValue(2);

        reachable.set(true);
        fails(connector);
        nanos.addAndGet(LONGEST_PAUSE.toNanos());
        assertThat(connector.connect()).isNotNull();
        assertThat(connector.connect()).isNotNull();
        assertThat(attempts).hasValue(4);
    }

    @Test
    void the_pause_is_random() {
        int early = 0;
        for (int i = 0; i < 200; i++) {
            attempts.set(0);
            PacedConnector connector = connector(1);
            reachable.set(false);
            fails(connector);
            nanos.addAndGet(Duration.ofMillis(200).toNanos());
            fails(connector);
            early += attempts.get() - 1;
        }
        assertThat(early).isBetween(20, 180);
    }

    @Test
    void no_more_connections_are_opened_at_a_time_than_allowed() {
        AtomicInteger opening = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(3);
        Stub.Answer connect = none -> {
            most.accumulateAndGet(opening.incrementAndGet(), Math::max);
            full.countDown();
            // Opened together, or not all of the three
            assertThat(full.await(1, TimeUnit.MINUTES)).isTrue();
            opening.decrementAndGet();
            return Stub.answering(Connection.class, Map.of());
        };
        PacedConnector connector = new PacedConnector(
                Stub.answering(DataSource.class, Map.of("getConnection", connect)), 3, System::nanoTime, PATIENT);
        List<Connection> connections = Concurrently.callers(20, caller -> connector::connect);
        assertThat(connections).hasSize(20);
        assertThat(most).hasValue(3);
    }

    @Test
    void callers_in_the_queue_fail_with_the_one_that_found_the_outage() {
        CountDownLatch waiting = new CountDownLatch(1);
        Stub.Answer connect = none -> {
            attempts.incrementAndGet();
            waiting.await();
            throw new SQLException("refused", "08001");
        };
        PacedConnector connector = new PacedConnector(
                Stub.answering(DataSource.class, Map.of("getConnection", connect)), 1, nanos::get, PATIENT);
        Set<Thread> callers = ConcurrentHashMap.newKeySet();
        List<Boolean> failed = Concurrently.callers(3, caller -> () -> {
            if (caller == 2) {
                // One connects, the other is in the queue
                while (!callers.stream()
                        .map(Thread::getState)
                        .collect(Collectors.toSet())
                        .equals(Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING))) {
                    Thread.sleep(10);
                }
                waiting.countDown();
            } else {
                callers.add(Thread.currentThread());
                fails(connector);
            }
            return true;
        });
        assertThat(failed).containsOnly(true);
        assertThat(attempts).hasValue(1);
    }
}
