package org.redress.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.ttddyy.dsproxy.QueryCountHolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Member;
import org.redress.dispute.Shop;
import org.redress.handling.Staff;
import org.redress.http.SliceRequest;
import org.redress.problem.ConflictException;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.ProblemException;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeSelection;
import org.redress.search.DisputeSort;

/** Jobs in the real databases. Each node is a runner with transactions of its own. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class JobRunnerTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Member ANNA = new Member("anna", "Anna");
    private static final String TAG = "{\"action\":\"tag\",\"add\":[\"winter\"]}";

    @Parameter
    TestDatabase database;

    private int merchant;
    private long version;

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private List<UUID> disputes(int count) {
        List<UUID> ids = database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            return IntStream.range(0, count)
                    .mapToObj(i -> shop.dispute(null, NOON).getId())
                    .toList();
        });
        version = ((Number) rows("select max(version) from disputes where merchant_id = ?1")
                        .get(0))
                .longValue();
        return ids;
    }

    private <T> T jobs(Instant now, Function<JobService, T> call) {
        return database.inTransaction(em -> call.apply(new TestInjector(em, clock(now)).get(JobService.class)));
    }

    private BulkRequest request(String command, List<UUID> ids) {
        StringBuilder disputes = new StringBuilder();
        ids.forEach(id -> disputes.append(disputes.isEmpty() ? "" : ",")
                .append("{\"id\":\"" + id + "\",\"etag\":\"\\\"" + version + "\\\"\"}"));
        return read("{\"command\":" + command + ",\"disputes\":[" + disputes + "],\"dryRun\":false}");
    }

    private static BulkRequest read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return BulkRequest.read(reader.readObject(), 1_000);
        }
    }

    private UUID create(String command, List<UUID> ids) {
        return jobs(NOON, service -> service.create(merchant, request(command, ids), null, ANNA))
                .id();
    }

    private List<DisputeResult> results(UUID job, int after) {
        return jobs(NOON, service -> service.results(merchant, job, new SliceRequest(after, 10)));
    }

    private void tag(UUID dispute) {
        database.inTransaction(em -> {
            new Staff(em, clock(NOON), merchant).tag(dispute, "VIP");
            return null;
        });
    }

    private OutcomeCounts counts(UUID job) {
        return jobs(NOON, service -> service.find(merchant, job)).counts();
    }

    private List<?> rows(String sql) {
        return database.inTransaction(
                em -> em.createNativeQuery(sql).setParameter(1, merchant).getResultList());
    }

    /** Node whose services have a transaction for each call, as those of a server. */
    private class RunningNode extends JobQueueService {
        private final Instant now;
        int looks;

        RunningNode(Instant now) {
            this.now = now;
        }

        private <T> T call(Function<JobQueueService, T> work) {
            return database.inTransaction(
                    em -> work.apply(new TestInjector(em, clock(now)).get(JobQueueService.class)));
        }

        @Override
        public List<Integer> merchantsWithWork() {
            looks++;
            // The tests of other classes have jobs in the same database
            return call(JobQueueService::merchantsWithWork).stream()
                    .filter(id -> id == merchant)
                    .toList();
        }

        @Override
        public Optional<ClaimedJob> claim(int merchantId) {
            return call(queue -> queue.claim(merchantId));
        }

        @Override
        public void execute(ClaimedJob job, int position) {
            call(queue -> {
                queue.execute(job, position);
                return job;
            });
        }

        @Override
        public void executeAll(ClaimedJob job) {
            call(queue -> {
                queue.executeAll(job);
                return job;
            });
        }

        @Override
        public void fail(ClaimedJob job, int position) {
            call(queue -> {
                queue.fail(job, position);
                return job;
            });
        }

        @Override
        public void refuse(ClaimedJob job, int position, ProblemException refusal) {
            call(queue -> {
                queue.refuse(job, position, refusal);
                return job;
            });
        }

        @Override
        public void release(ClaimedJob job) {
            call(queue -> {
                queue.release(job);
                return job;
            });
        }

        void run() {
            JobRunner runner = new JobRunner();
            runner.queue = this;
            runner.run();
        }
    }

    /** Node that fails at the second dispute of each job. */
    private final class FailingNode extends RunningNode {
        FailingNode(Instant now) {
            super(now);
        }

        @Override
        public void executeAll(ClaimedJob job) {
            if (job.positions().contains(2)) {
                throw new IllegalStateException();
            }
            super.executeAll(job);
        }

        @Override
        public void execute(ClaimedJob job, int position) {
            if (position == 2) {
                throw new IllegalStateException();
            }
            super.execute(job, position);
        }
    }

    @Test
    void of_a_thousand_disputes_the_ten_that_have_changed_are_reported() {
        List<UUID> ids = disputes(1_000);
        UUID job = create(TAG, ids);
        ids.subList(500, 510).forEach(this::tag);

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        QueryCountHolder.clear();
        long before = threads.getCurrentThreadCpuTime();
        new RunningNode(NOON).run();

        // It takes 2 to 5 s; not measured by the clock, as other programs may use the processors, too
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(QueryCountHolder.getGrandTotal().getTotal()).isLessThan(8_000);
        assertThat(counts(job)).isEqualTo(new OutcomeCounts(0, 990, 10, 0, 0, 0));
        JobView ended = jobs(NOON, service -> service.find(merchant, job));
        assertThat(ended.state()).isEqualTo(JobState.DONE);
        assertThat(results(job, 500))
                .hasSize(11)
                .first()
                .extracting(DisputeResult::disputeId, DisputeResult::outcome)
                .containsExactly(ids.get(500), JobOutcome.CONFLICT);
        assertThat(rows("select distinct actor_name from timeline_entries where merchant_id = ?1 and action = 'tag'"
                        + " and actor_name <> 'anna'"))
                .hasToString("[Anna]");
        assertThat(rows("select id from jobs where merchant_id = ?1 and command is not null"))
                .isEmpty();
    }

    @Test
    void a_dispute_that_does_not_allow_the_command_is_reported_with_the_reason() {
        List<UUID> ids = disputes(1);
        UUID job = create("{\"action\":\"appeal\",\"text\":\"No\"}", List.of(ids.get(0), new UUID(0, 7)));

        new RunningNode(NOON).run();

        assertThat(results(job, 0)).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(JobOutcome.NOT_ALLOWED);
            assertThat(result.reason()).isNotBlank();
        });
        assertThat(rows("select id from comments where merchant_id = ?1")).isEmpty();
    }

    @Test
    void a_job_of_a_killed_node_ends_on_another_and_each_command_is_executed_once() {
        List<UUID> ids = disputes(60);
        UUID job = create("{\"action\":\"comment\",\"visibility\":\"INTERNAL\",\"text\":\"Seen 李\"}", ids);
        RunningNode killed = new RunningNode(NOON);
        ClaimedJob claimed = killed.claim(merchant).orElseThrow();
        claimed.positions().subList(0, 10).forEach(position -> killed.execute(claimed, position));

        new RunningNode(NOON.plusSeconds(29)).run();
        assertThat(counts(job)).isEqualTo(new OutcomeCounts(50, 10, 0, 0, 0, 0));

        Concurrently.callers(2, node -> () -> {
            new RunningNode(NOON.plusSeconds(31)).run();
            return node;
        });
        // Not killed after all, but slow
        killed.executeAll(claimed);
        claimed.positions().forEach(position -> killed.execute(claimed, position));
        new RunningNode(NOON.plusSeconds(62)).run();

        assertThat(counts(job)).isEqualTo(new OutcomeCounts(0, 60, 0, 0, 0, 0));
        assertThat(rows("select dispute_id from comments where merchant_id = ?1"))
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_job_whose_node_was_killed_after_its_last_dispute_ends_on_another() {
        UUID job = create(TAG, disputes(2));
        RunningNode killed = new RunningNode(NOON);
        killed.executeAll(killed.claim(merchant).orElseThrow());

        new RunningNode(NOON.plusSeconds(31)).run();

        assertThat(jobs(NOON, service -> service.find(merchant, job)).state()).isEqualTo(JobState.DONE);
        assertThat(counts(job).done()).isEqualTo(2);
    }

    @Test
    void a_dispute_at_which_the_server_fails_holds_up_neither_the_others_nor_the_next_job() {
        List<UUID> ids = disputes(30);
        UUID job = create(TAG, ids);
        BulkRequest urgent = request("{\"action\":\"prioritize\",\"priority\":\"HIGH\"}", ids.subList(1, 2));
        UUID next = jobs(NOON.plusMillis(1), service -> service.create(merchant, urgent, null, ANNA))
                .id();

        new FailingNode(NOON).run();
        assertThat(counts(job)).isEqualTo(new OutcomeCounts(1, 29, 0, 0, 0, 0));
        RunningNode early = new FailingNode(NOON.plusSeconds(4));
        early.run();
        assertThat(early.looks).isEqualTo(2);
        new FailingNode(NOON.plusSeconds(5)).run();
        assertThat(counts(job).waiting()).isEqualTo(1);
        assertThat(counts(next).waiting()).isEqualTo(1);
        new FailingNode(NOON.plusSeconds(10)).run();

        assertThat(counts(job)).isEqualTo(new OutcomeCounts(0, 29, 0, 0, 1, 0));
        assertThat(results(job, 0).get(1).reason()).isEqualTo("The server failed at it 3 times. Try it again later.");
        assertThat(counts(next)).isEqualTo(new OutcomeCounts(0, 1, 0, 0, 0, 0));
    }

    @Test
    void single_edits_beside_a_job_are_all_kept_and_each_makes_a_conflict_or_comes_after_it() {
        List<UUID> ids = disputes(60);
        UUID job = create(TAG, ids);

        Concurrently.callers(2, caller -> () -> {
            if (caller == 0) {
                new RunningNode(NOON).run();
            } else {
                ids.subList(10, 50).forEach(this::tag);
            }
            return caller;
        });

        OutcomeCounts counts = counts(job);
        assertThat(counts.done() + counts.conflict()).isEqualTo(60);
        assertThat(counts.done()).isGreaterThanOrEqualTo(20);
        assertThat(rows("select dispute_id from dispute_tags where merchant_id = ?1 and tag = 'vip'"))
                .hasSize(40);
        assertThat(rows("select dispute_id from dispute_tags where merchant_id = ?1 and tag = 'winter'"))
                .hasSize(counts.done());
    }

    @Test
    void a_filter_that_finds_more_than_the_limit_says_so() {
        disputes(3);
        BulkRequest request =
                read("{\"command\":" + TAG + ",\"filter\":\"source=Web\",\"limit\":\"2\",\"dryRun\":true}");
        DisputeSelection all = new DisputeSelection(DisputeFilter.allOf(merchant), DisputeSort.DEFAULT);

        DryRunView tried = database.inTransaction(
                em -> new TestInjector(em, clock(NOON)).get(DryRunService.class).run(merchant, request, all, ANNA));
        JobView created = jobs(NOON, service -> service.create(merchant, request, all, ANNA));

        assertThat(tried.more()).isTrue();
        assertThat(tried.disputes()).hasSize(2);
        assertThat(created.more()).isTrue();
        assertThat(created.disputes()).isEqualTo(2);
    }

    @Test
    void a_cancelled_job_changes_no_further_dispute() {
        List<UUID> ids = disputes(30);
        UUID job = create(TAG, ids);
        RunningNode node = new RunningNode(NOON);
        ClaimedJob claimed = node.claim(merchant).orElseThrow();
        node.execute(claimed, 1);

        JobView cancelled = jobs(NOON, service -> service.cancel(merchant, job));
        node.execute(claimed, 2);
        node.release(claimed);
        node.run();

        assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
        assertThat(cancelled.counts()).isEqualTo(new OutcomeCounts(0, 1, 0, 0, 0, 29));
        JobView again = jobs(NOON, service -> service.cancel(merchant, job));
        assertThat(again).isEqualTo(cancelled);
        assertThat(rows("select dispute_id from dispute_tags where merchant_id = ?1"))
                .hasSize(1);
    }

    @Test
    void jobs_of_a_suspended_merchant_wait() {
        UUID job = create(TAG, disputes(1));
        database.inTransaction(em -> em.createNativeQuery("update merchants set state = 'SUSPENDED' where id = ?1")
                .setParameter(1, merchant)
                .executeUpdate());

        new RunningNode(NOON).run();

        assertThat(counts(job).waiting()).isEqualTo(1);
    }

    @Test
    void a_merchant_has_twenty_jobs_at_a_time_and_old_ones_are_deleted() {
        List<UUID> ids = disputes(1);
        UUID first = create(TAG, ids);
        IntStream.range(0, 19).forEach(i -> create(TAG, ids));
        assertThatThrownBy(() -> create(TAG, ids)).isInstanceOf(ConflictException.class);

        jobs(NOON, service -> service.cancel(merchant, first));
        create(TAG, ids);
        jobs(NOON.plusSeconds(1), service -> service.list(merchant)).stream()
                .skip(1)
                .forEach(job -> jobs(NOON.plusSeconds(1), service -> service.cancel(merchant, job.id())));
        new RunningNode(NOON.plus(Duration.ofDays(8))).call(queue -> {
            while (queue.deleteNextExpired()) {}
            return queue;
        });

        assertThat(rows("select id from jobs where merchant_id = ?1 and due_at is null"))
                .isEmpty();
    }

    @Test
    void a_dry_run_tells_the_results_and_changes_nothing() {
        List<UUID> ids = disputes(2);
        tag(ids.get(1));
        BulkRequest request = request(
                "{\"action\":\"request-information\",\"text\":\"Which?\"}",
                List.of(ids.get(0), ids.get(1), new UUID(0, 7)));

        DryRunView results = database.inTransaction(
                em -> new TestInjector(em, clock(NOON)).get(DryRunService.class).run(merchant, request, null, ANNA));

        assertThat(results.disputes())
                .extracting(DisputeResult::outcome)
                .containsExactly(JobOutcome.DONE, JobOutcome.CONFLICT, JobOutcome.NOT_ALLOWED);
        assertThat(results.counts()).isEqualTo(new OutcomeCounts(0, 1, 1, 1, 0, 0));
        assertThat(rows("select status_id from disputes where merchant_id = ?1"))
                .hasToString("[1, 1]");
        assertThat(rows("select id from comments where merchant_id = ?1")).isEmpty();
    }

    @Test
    void an_invalid_request_is_refused_with_its_fields() {
        assertThatThrownBy(() -> read("{\"command\":{\"action\":\"attach\"},\"dryRun\":true}"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("command.action must")
                .hasMessageContaining("disputes must be a list of 1..1000");
        assertThatThrownBy(() -> read("{\"command\":{\"action\":\"tag\"},\"filter\":\"tag=a\",\"limit\":\"1001\"}"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("command.add is required")
                .hasMessageContaining("limit must be a whole number 1..1000")
                .hasMessageContaining("dryRun is required");
    }
}
