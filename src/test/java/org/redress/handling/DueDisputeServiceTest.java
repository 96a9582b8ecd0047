package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.DisputeSubject;
import org.redress.dispute.Member;
import org.redress.dispute.Outcome;
import org.redress.dispute.Shop;
import org.redress.key.OwnedKey;
import org.redress.reason.DisputeReason;

/** Deadline commands against the real databases. Each status has a time limit of 24 hours here. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DueDisputeServiceTest {
    private static final Instant MONDAY = Instant.parse("2023-12-11T09:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final UUID NONE = new UUID(0, 0);

    @Parameter
    TestDatabase database;

    @Test
    void a_dispute_gets_one_reminder_and_is_then_escalated() {
        UUID id = open();
        Instant fourHoursBefore = MONDAY.plus(DAY).minus(Duration.ofHours(4));
        assertThat(processDue(id, fourHoursBefore.minusNanos(1_000))).isEmpty();
        assertThat(due(fourHoursBefore.minusNanos(1_000))).doesNotContain(id);
        assertThat(due(fourHoursBefore)).contains(id);
        assertThat(processDue(id, fourHoursBefore)).contains(DisputeAction.REMIND);
        assertThat(processDue(id, fourHoursBefore)).isEmpty();
        assertThat(due(fourHoursBefore)).doesNotContain(id);

        assertThat(processDue(id, MONDAY.plus(DAY))).contains(DisputeAction.ESCALATE);
        Dispute escalated = read(id);
        assertThat(escalated.getStatus()).isEqualTo(DisputeStatus.UNDER_REVIEW);
        assertThat(escalated.getDueAt()).isEqualTo(MONDAY.plus(DAY).plus(DAY));
        // A new status has its own deadline and reminder; only a decision ends a review
        assertThat(processDue(id, MONDAY.plus(DAY).plus(DAY))).contains(DisputeAction.REMIND);
        assertThat(processDue(id, MONDAY.plus(Duration.ofDays(99)))).isEmpty();
        assertThat(timeline(id)).containsExactly("remind 1 1", "escalate 1 3", "remind 3 3");
    }

    @Test
    void without_a_response_or_appeal_in_time_a_dispute_is_closed_and_a_reminder_that_is_too_late_is_skipped() {
        UUID asked = open();
        change(asked, new DisputeCommand.RequestInformation("Which part?"));
        UUID decided = open();
        change(decided, new DisputeCommand.Decide(Outcome.MERCHANT, null, "No"));
        for (UUID id : List.of(asked, decided)) {
            assertThat(due(MONDAY.plus(DAY))).contains(id);
            assertThat(processDue(id, MONDAY.plus(DAY))).contains(DisputeAction.CLOSE);
            assertThat(read(id).getStatus()).isEqualTo(DisputeStatus.CLOSED);
            assertThat(due(MONDAY.plus(DAY))).doesNotContain(id);
        }
        assertThat(timeline(asked)).containsExactly("request-information 1 2", "close 2 5");
    }

    @Test
    void eight_concurrent_nodes_execute_the_action_once() {
        UUID id = open();
        List<Optional<DisputeAction>> executed = Concurrently.callers(8, n -> () -> processDue(id, MONDAY.plus(DAY)));
        assertThat(executed.stream().flatMap(Optional::stream)).containsExactly(DisputeAction.ESCALATE);
        assertThat(timeline(id)).containsExactly("escalate 1 3");
    }

    @Test
    void a_change_after_the_search_for_due_disputes_prevents_the_action() {
        UUID id = open();
        Instant end = MONDAY.plus(DAY);
        assertThat(due(end)).contains(id);
        change(id, new DisputeCommand.SupplyInformation(null));
        assertThat(processDue(id, end.minus(Duration.ofHours(5)))).isEmpty();
        assertThat(read(id).getStatus()).isEqualTo(DisputeStatus.UNDER_REVIEW);
    }

    @Test
    void excluded_disputes_and_disputes_without_deadlines_are_not_due() {
        UUID failing = open();
        UUID withoutDeadlines = database.inTransaction(em ->
                new Shop(em).dispute(null, MONDAY.minus(Duration.ofDays(400))).getId());
        assertThat(due(MONDAY.plus(DAY), failing)).doesNotContain(failing, withoutDeadlines);
        assertThat(processDue(withoutDeadlines, MONDAY)).isEmpty();
    }

    @Test
    void deadlines_of_a_suspended_merchant_stand_still_and_are_moved_afterwards() {
        UUID id = open();
        int merchant = merchantOf(id);
        Dispute before = read(id);
        database.run("update merchants set state = 'SUSPENDED' where id = " + merchant);
        assertThat(due(MONDAY.plus(DAY))).doesNotContain(id);

        Instant from = MONDAY.plusSeconds(1);
        Duration pause = Duration.ofDays(400).plusNanos(1_234_567_000);
        database.inTransaction(em -> {
            services(em, MONDAY).get(DueDisputeService.class).postpone(merchant, from, from.plus(pause));
            return id;
        });
        database.run("update merchants set state = 'ACTIVE' where id = " + merchant);
        assertThat(read(id).getDueAt()).isEqualTo(MONDAY.plus(DAY).plus(pause));
        assertThat(read(id).getVersion()).isGreaterThan(before.getVersion());
        Instant reminder = MONDAY.plus(DAY).minus(Duration.ofHours(4)).plus(pause);
        assertThat(due(reminder.minusNanos(1_000))).doesNotContain(id);
        assertThat(due(reminder)).contains(id);
        assertThat(processDue(id, MONDAY.plus(DAY).plus(pause))).contains(DisputeAction.ESCALATE);
    }

    private UUID open() {
        return database.inTransaction(em -> {
            Shop shop = new Shop(em);
            Dispute dispute = new Dispute(
                    UUID.randomUUID(),
                    500_000L + shop.id(),
                    new ComplaintDetails("TELEGRAM", null, "account-related", "Help", null),
                    shop.zoe,
                    em.find(DisputeReason.class, 10206),
                    DisputeSubject.ACCOUNT,
                    services(em, MONDAY).get(ActionContextFactory.class).ofCustomer(shop.id(), "TELEGRAM"));
            em.persist(dispute);
            return dispute.getId();
        });
    }

    private void change(UUID id, DisputeCommand command) {
        database.inTransaction(em -> {
            Dispute dispute = em.find(Dispute.class, new OwnedKey(merchantOf(id), id));
            ActionContext anna = services(em, MONDAY)
                    .get(ActionContextFactory.class)
                    .ofMerchant(dispute.getMerchantId(), new Member("anna", "Anna"));
            em.persist(command.applyTo(dispute, anna));
            return id;
        });
    }

    private static TestInjector services(EntityManager em, Instant now) {
        return new TestInjector(em, Clock.fixed(now, ZoneOffset.UTC))
                .with(Map.of(
                        "escalation.term", "PT24H",
                        "information.term", "PT24H",
                        "decision.term", "PT24H",
                        "appeal.term", "PT24H"));
    }

    private Optional<DisputeAction> processDue(UUID id, Instant now) {
        return database.inTransaction(
                em -> services(em, now).get(DueDisputeService.class).processDue(merchantOf(id), id));
    }

    private int merchantOf(UUID id) {
        return database.inTransaction(
                em -> em.createQuery("select d.merchantId from Dispute d where d.id = :id", Integer.class)
                        .setParameter("id", id)
                        .getSingleResult());
    }

    private List<UUID> due(Instant now, UUID... except) {
        Set<UUID> excluded = except.length == 0 ? Set.of(NONE) : Set.of(except);
        return database.inTransaction(em -> services(em, now).get(DueDisputeService.class).due(excluded).stream()
                .map(DueDisputeService.DueDispute::disputeId)
                .toList());
    }

    private Dispute read(UUID id) {
        return database.inTransaction(em -> em.find(Dispute.class, new OwnedKey(merchantOf(id), id)));
    }

    private List<String> timeline(UUID id) {
        return database.inTransaction(em -> em.createQuery(
                        "select concat(e.action, ' ', e.statusBefore, ' ', e.statusAfter) from TimelineEntry e"
                                + " where e.disputeId = :id order by e.position",
                        String.class)
                .setParameter("id", id)
                .getResultList());
    }
}
