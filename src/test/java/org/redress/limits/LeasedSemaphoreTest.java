package org.redress.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.Concurrently;

class LeasedSemaphoreTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    @Test
    void as_many_permits_as_places_are_counted() {
        LeasedSemaphore semaphore = new LeasedSemaphore(2, 10, LONG, System::nanoTime);
        LeasedSemaphore.Lease first = Objects.requireNonNull(semaphore.tryAcquire(in(Duration.ZERO)));
        assertThat(semaphore.tryAcquire(in(Duration.ZERO))).isNotNull();
        assertThat(semaphore.tryAcquire(in(Duration.ofMillis(1)))).isNull();
        first.release();
        assertThat(semaphore.tryAcquire(in(Duration.ZERO))).isNotNull();
    }

    @Test
    void a_permit_that_is_held_too_long_counts_no_more_and_its_end_frees_no_other_place() {
        AtomicLong now = new AtomicLong();
        LeasedSemaphore semaphore = new LeasedSemaphore(1, 0, Duration.ofNanos(10), now::get);
        LeasedSemaphore.Lease late = Objects.requireNonNull(semaphore.tryAcquire(0));
        now.set(9);
        assertThat(semaphore.tryAcquire(0)).isNull();
        now.set(10);
        assertThat(semaphore.tryAcquire(0)).isNotNull();
        late.release();
        assertThat(semaphore.tryAcquire(0)).isNull();
    }

    @Test
    void a_call_waits_until_a_permit_counts_no_more() {
        LeasedSemaphore semaphore = new LeasedSemaphore(1, 10, Duration.ofMillis(20), System::nanoTime);
        assertThat(semaphore.tryAcquire(in(LONG))).isNotNull();
        assertThat(semaphore.tryAcquire(in(LONG))).isNotNull();
    }

    @Test
    void a_full_queue_refuses_at_once() {
        LeasedSemaphore semaphore = new LeasedSemaphore(1, 0, LONG, System::nanoTime);
        assertThat(semaphore.tryAcquire(in(LONG))).isNotNull();
        assertThat(semaphore.tryAcquire(in(LONG))).isNull();
    }

    @Test
    void each_that_waits_gets_a_permit_in_the_end() {
        LeasedSemaphore semaphore = new LeasedSemaphore(1, 10, LONG, System::nanoTime);
        Callable<Boolean> work = () -> {
            Objects.requireNonNull(semaphore.tryAcquire(in(LONG))).release();
            return true;
        };
        List<Boolean> done =
                Concurrently.calls(Stream.generate(() -> work).limit(8).toList());
        assertThat(done).hasSize(8).containsOnly(true);
    }

    @Test
    void those_that_wait_get_permits_in_their_order() throws InterruptedException {
        LeasedSemaphore semaphore = new LeasedSemaphore(1, 10, LONG, System::nanoTime);
        LeasedSemaphore.Lease held = Objects.requireNonNull(semaphore.tryAcquire(in(LONG)));
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                LeasedSemaphore.Lease own = Objects.requireNonNull(semaphore.tryAcquire(in(LONG)));
                order.add(number);
                own.release();
            });
            waiting.add(thread);
            thread.start();
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }

        held.release();

        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5);
    }
}
