package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeAction;

class DeadlineSchedulerTest {
    private static final Logger LOG = Logger.getLogger(DeadlineScheduler.class.getName());

    private final RecordedLog log = new RecordedLog();
    private final DueDisputes dueDisputes = new DueDisputes();
    private final DeadlineScheduler scheduler = new DeadlineScheduler();

    @BeforeEach
    void record() {
        LOG.addHandler(log);
        LOG.setUseParentHandlers(false);
        scheduler.dueDisputes = dueDisputes;
    }

    @AfterEach
    void stopRecording() {
        LOG.setUseParentHandlers(true);
        LOG.removeHandler(log);
    }

    @Test
    void a_failed_dispute_is_logged_without_its_message_and_skipped_in_the_next_round() {
        dueDisputes.failing = dueDisputes.add(7_000_001);
        UUID other = dueDisputes.add(7_000_002);

        scheduler.processDueDisputes();

        assertThat(log.lines)
                .containsExactly(
                        "SEVERE processing due dispute 7000001 failed: java.lang.UnsupportedOperationException");
        assertThat(dueDisputes.processed).containsExactly(other);
        scheduler.processDueDisputes();
        assertThat(log.lines).hasSize(1);
        assertThat(dueDisputes.processed).containsExactly(other, other);
    }

    @Test
    void a_failed_search_is_logged_and_the_next_round_works() {
        UUID id = dueDisputes.add(7_000_001);
        dueDisputes.available = false;

        scheduler.processDueDisputes();

        assertThat(log.lines)
                .containsExactly("WARNING the search for due disputes failed: java.lang.IllegalStateException");
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
            due.add(new DueDispute(id, ticketNumber));
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
        public Optional<DisputeAction> processDue(UUID disputeId) {
            if (disputeId.equals(failing)) {
                throw new IllegalStateException("text of a customer", new UnsupportedOperationException("another"));
            }
            processed.add(disputeId);
            return Optional.empty();
        }
    }

    private static class RecordedLog extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel().getName() + " "
                    + MessageFormat.format(record.getMessage(), record.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
