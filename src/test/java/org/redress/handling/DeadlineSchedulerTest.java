package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.RecordedLog;
import org.redress.dispute.DisputeAction;
import org.redress.timer.TestTimers;

class DeadlineSchedulerTest {
    private final RecordedLog log = new RecordedLog(DeadlineScheduler.class);
    private final DueDisputes dueDisputes = new DueDisputes();
    private final DeadlineScheduler scheduler = new DeadlineScheduler();

    @BeforeEach
    void connect() {
        scheduler.runs = TestTimers.startedAt(Clock.systemUTC());
        scheduler.dueDisputes = dueDisputes;
    }

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void a_failed_dispute_is_logged_without_its_message_and_skipped_in_the_next_round() {
        dueDisputes.failing = dueDisputes.add(7_000_001);
        UUID other = dueDisputes.add(7_000_002);

        scheduler.processDueDisputes();

        assertThat(log.lines())
                .containsExactly(
                        "SEVERE processing due dispute 7000001 failed: java.lang.UnsupportedOperationException");
        assertThat(dueDisputes.processed).containsExactly(other);
        scheduler.processDueDisputes();
        assertThat(log.lines()).hasSize(1);
        assertThat(dueDisputes.processed).containsExactly(other, other);
    }

    @Test
    void after_a_failed_search_the_next_round_works() {
        UUID id = dueDisputes.add(7_000_001);
        dueDisputes.available = false;

        scheduler.processDueDisputes();

        dueDisputes.available = true;
        scheduler.processDueDisputes();
        assertThat(dueDisputes.processed).containsExactly(id);
    }

    @Test
    void a_stopped_scheduler_processes_no_further_dispute() {
        dueDisputes.add(7_000_001);
        scheduler.stop();
        scheduler.processDueDisputes();
        assertThat(dueDisputes.processed).isEmpty();
    }

    private static class DueDisputes extends DueDisputeService {
        private final List<DueDispute> due = new ArrayList<>();
        private final List<UUID> processed = new ArrayList<>();
        private @Nullable UUID failing;
        private boolean available = true;

        private UUID add(long ticketNumber) {
            UUID id = UUID.randomUUID();
            due.add(new DueDispute(1, id, ticketNumber));
            return id;
        }

        @Override
        public Collection<DueDispute> due(Collection<UUID> except) {
            if (!available) {
                throw new IllegalStateException("unavailable");
            }
            return due.stream()
                    .filter(dispute -> !except.contains(dispute.disputeId()))
                    .toList();
        }

        @Override
        public Optional<DisputeAction> processDue(int merchantId, UUID disputeId) {
            if (disputeId.equals(failing)) {
                throw new IllegalStateException("text of a customer", new UnsupportedOperationException("another"));
            }
            processed.add(disputeId);
            return Optional.empty();
        }
    }
}
