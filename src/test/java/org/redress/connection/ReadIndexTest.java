package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.redress.Concurrently;

class ReadIndexTest {
    private static final long LONG = Duration.ofMinutes(1).toNanos();

    private final ReadIndex index = new ReadIndex();
    private final AtomicLong flushed = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    private LogPosition ask() {
        asked.incrementAndGet();
        return new LogPosition(1, flushed.get());
    }

    @Test
    void no_position_is_before_a_change_acknowledged_before_the_call() {
        List<Boolean> covered = Concurrently.callers(8, caller -> () -> {
            for (int i = 0; i < 20_000; i++) {
                long acknowledged = flushed.incrementAndGet();
                LogPosition position = index.position(this::ask, LONG).orElseThrow();
                if (position.bytes() < acknowledged) {
                    return false;
                }
            }
            return true;
        });
        assertThat(covered).containsOnly(true);
    }

    @Test
    void callers_that_come_during_a_question_share_the_next_one() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Optional<LogPosition>> first = new CompletableFuture<>();
        Thread asking = started(first, () -> {
            LogPosition before = ask();
            begun.countDown();
            answered.await();
            return before;
        });
        begun.await();
        flushed.set(7);
        List<CompletableFuture<Optional<LogPosition>>> others = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Optional<LogPosition>> other = new CompletableFuture<>();
            others.add(other);
            threads.add(started(other, this::ask));
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        answered.countDown();
        assertThat(first.get()).contains(new LogPosition(1, 0));
        for (CompletableFuture<Optional<LogPosition>> other : others) {
            assertThat(other.get()).contains(new LogPosition(1, 7));
        }
        assertThat(asked).hasValue(2);
        asking.join();
    }

    @Test
    void a_caller_without_a_turn_in_time_gets_no_position() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Optional<LogPosition>> first = new CompletableFuture<>();
        started(first, () -> {
            begun.countDown();
            answered.await();
            return ask();
        });
        begun.await();
        assertThat(index.position(this::ask, Duration.ofMillis(1).toNanos())).isEmpty();
        answered.countDown();
        assertThat(first.get()).isPresent();
    }

    @Test
    void a_question_that_failed_is_asked_anew_by_the_next_caller() throws Exception {
        ReadIndex.Question failing = () -> {
            throw new SQLException("refused", "08001");
        };
        assertThatThrownBy(() -> index.position(failing, LONG)).isInstanceOf(SQLException.class);
        assertThat(index.position(this::ask, LONG)).contains(new LogPosition(1, 0));
    }

    /** Question that may wait. */
    @FunctionalInterface
    private interface Waiting {
        LogPosition ask() throws InterruptedException;
    }

    private Thread started(CompletableFuture<Optional<LogPosition>> result, Waiting question) {
        Thread thread = new Thread(() -> {
            try {
                result.complete(index.position(
                        () -> {
                            try {
                                return question.ask();
                            } catch (InterruptedException e) {
                                throw new SQLException(e);
                            }
                        },
                        LONG));
            } catch (SQLException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return thread;
    }
}
