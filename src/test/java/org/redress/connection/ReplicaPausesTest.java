package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplicaPausesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ReplicaPauses pauses = new ReplicaPauses(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_replica_is_asked_again_after_a_second_by_one_read() {
        pauses.begin("b");
        pass(Duration.ofMillis(999));
        assertThat(pauses.allows("b")).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(pauses.allows("b")).isTrue();
        assertThat(pauses.allows("b")).isFalse();
    }

    @Test
    void pauses_double_up_to_thirty_two_seconds() {
        pauses.begin("b");
        for (int seconds : List.of(1, 2, 4, 8, 16, 32, 32)) {
            pauses.begin("b");
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(pauses.allows("b")).as("before %s s", seconds).isFalse();
            pass(Duration.ofMillis(1));
            assertThat(pauses.allows("b")).as("after %s s", seconds).isTrue();
        }
    }

    @Test
    void a_replica_that_answers_has_no_pause_and_another_is_not_concerned() {
        pauses.begin("b");
        assertThat(pauses.allows("c")).isTrue();
        pauses.end("b");
        assertThat(pauses.allows("b")).isTrue();
        assertThat(pauses.allows("b")).isTrue();
    }
}
