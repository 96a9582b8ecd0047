package org.redress.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redress.security.Caller;
import org.redress.security.Callers;

/** Places for those who work at a time, and for those who wait. */
class BulkheadTest {
    private static final Caller SHOP = Callers.named("shop", 1);
    private static final Caller NOISY = Callers.named("noisy", 2);
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void never_more_work_at_a_time_than_there_are_places() {
        Bulkhead bulkhead = new Bulkhead(3, 100, 100, 100, 3, LONG, LONG);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        IntStream.range(0, 40)
                .parallel()
                .forEach(n -> bulkhead.call(SHOP, () -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    return working.decrementAndGet();
                }));
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void who_gets_no_place_in_time_is_sent_away_with_a_time_to_come_back() throws Exception {
        Bulkhead bulkhead = new Bulkhead(1, 10, 100, 100, 1, Duration.ofMillis(1), LONG);
        occupied(bulkhead, () -> {
            ServiceUnavailableException refusal =
                    catchThrowableOfType(ServiceUnavailableException.class, () -> bulkhead.call(SHOP, () -> "never"));
            assertThat(refusal.getResponse().getHeaderString("Retry-After")).isEqualTo("1");
        });
    }

    @Test
    void who_waits_gets_the_place_that_becomes_free() throws Exception {
        Bulkhead bulkhead = new Bulkhead(1, 10, 100, 100, 1, LONG, LONG);
        Bulkhead.Permit only = bulkhead.acquire(NOISY);
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> bulkhead.call(SHOP, () -> "done"));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (bulkhead.waiting() == 0) {
                Thread.onSpinWait();
            }
        });
        assertThat(waiting).isNotDone();

        only.release();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("done");
    }

    @Test
    void who_would_wait_behind_too_many_is_sent_away_at_once() throws Exception {
        Bulkhead bulkhead = new Bulkhead(1, 0, 100, 100, 1, LONG, LONG);
        occupied(
                bulkhead,
                () -> assertTimeoutPreemptively(
                        Duration.ofMinutes(1), () -> assertThatThrownBy(() -> bulkhead.call(SHOP, () -> "never"))
                                .isInstanceOf(ServiceUnavailableException.class)));
    }

    @Test
    void a_place_is_given_back_when_the_work_fails() {
        Bulkhead bulkhead = new Bulkhead(1, 0, 100, 100);
        assertThatThrownBy(() -> bulkhead.call(SHOP, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(bulkhead.<String>call(SHOP, () -> "done")).isEqualTo("done");
    }

    @Test
    void a_noisy_caller_leaves_room_for_the_others() {
        Bulkhead bulkhead = new Bulkhead(4, 0, 50, 100);
        bulkhead.acquire(NOISY);
        bulkhead.acquire(NOISY);
        assertThatThrownBy(() -> bulkhead.acquire(NOISY)).isInstanceOf(ServiceUnavailableException.class);
        assertThat(bulkhead.<String>call(SHOP, () -> "done")).isEqualTo("done");
        assertThat(bulkhead.permitsInUse()).isEqualTo(2);
    }

    @Test
    void the_callers_of_a_merchant_leave_room_for_the_other_merchants() {
        Bulkhead bulkhead = new Bulkhead(4, 0, 50, 75);
        bulkhead.acquire(NOISY);
        bulkhead.acquire(NOISY);
        bulkhead.acquire(Callers.named("another", 2));
        assertThatThrownBy(() -> bulkhead.acquire(Callers.named("third", 2)))
                .isInstanceOf(ServiceUnavailableException.class);
        assertThat(bulkhead.<String>call(SHOP, () -> "done")).isEqualTo("done");
        assertThat(bulkhead.permitsInUse()).isEqualTo(3);
    }

    @Test
    void a_merchant_has_a_smaller_share_while_others_call() {
        Bulkhead bulkhead = new Bulkhead(8, 0, 100, 75, 2, LONG, LONG);
        bulkhead.acquire(NOISY);
        bulkhead.acquire(NOISY);
        bulkhead.acquire(NOISY).release();
        assertThat(bulkhead.<String>call(SHOP, () -> "done")).isEqualTo("done");
        // The two permits of before do not count
        bulkhead.acquire(NOISY);
        Bulkhead.Permit last = bulkhead.acquire(NOISY);
        assertThatThrownBy(() -> bulkhead.acquire(NOISY)).isInstanceOf(ServiceUnavailableException.class);
        assertThat(bulkhead.<String>call(SHOP, () -> "done")).isEqualTo("done");
        last.release();
        bulkhead.acquire(NOISY);
        assertThat(bulkhead.permitsInUse()).isEqualTo(4);
    }

    @Test
    void a_call_that_waits_for_its_callers_share_holds_none_of_its_merchant() throws Exception {
        Bulkhead bulkhead = new Bulkhead(4, 10, 25, 100, 2, LONG, LONG);
        bulkhead.acquire(SHOP).release();
        Bulkhead.Permit share = bulkhead.acquire(NOISY);
        Thread waiting = new Thread(() -> bulkhead.acquire(NOISY).release());
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> bulkhead.acquire(Callers.named("another", 2))
                .release());
        share.release();
        waiting.join();
        assertThat(bulkhead.permitsInUse()).isZero();
    }

    @Test
    void who_is_sent_away_keeps_no_share() {
        Bulkhead bulkhead = new Bulkhead(2, 0, 50, 50);
        Bulkhead.Permit share = bulkhead.acquire(NOISY);
        Caller colleague = Callers.named("another", 2);
        assertThatThrownBy(() -> bulkhead.acquire(colleague)).isInstanceOf(ServiceUnavailableException.class);
        share.release();
        Bulkhead.Permit first = bulkhead.acquire(colleague);
        Bulkhead.Permit second = bulkhead.acquire(SHOP);
        assertThatThrownBy(() -> bulkhead.acquire(Callers.named("third", 3)))
                .isInstanceOf(ServiceUnavailableException.class);
        first.release();
        assertThat(bulkhead.<String>call(Callers.named("third", 3), () -> "done"))
                .isEqualTo("done");
        second.release();
        assertThat(bulkhead.permitsInUse()).isZero();
    }

    @Test
    void even_the_smallest_share_is_one_place() {
        assertThat(new Bulkhead(1, 0, 1, 1).<String>call(SHOP, () -> "done")).isEqualTo("done");
    }

    /** Runs the test while another has the only place. */
    private static void occupied(Bulkhead bulkhead, Runnable test) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Object> work = other.submit(() -> bulkhead.call(NOISY, () -> {
            begun.countDown();
            return await(over);
        }));
        try {
            begun.await();
            test.run();
        } finally {
            over.countDown();
            work.get();
            other.shutdown();
        }
    }

    private static Object await(CountDownLatch latch) {
        try {
            latch.await();
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
