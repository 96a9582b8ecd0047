package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Actor;
import org.redress.dispute.DeadlineActionPerformed;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.TimelineRecordingService;
import org.redress.key.OwnedKey;
import org.redress.party.MerchantState;

/** Executes the commands of passed deadlines, each in its own transaction and once across all nodes. */
@Stateless
public class DueDisputeService {
    /** Commands of deadlines in the order of their precedence: only the first allowed one is executed. */
    static final List<DisputeCommand> COMMANDS =
            List.of(new DisputeCommand.Escalate(), new DisputeCommand.Close(), new DisputeCommand.Remind());

    // A dispute takes some 10 ms: a round is over in seconds and does not delay a shutdown
    private static final int BATCH = 250;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ActionContextFactory contexts;

    @EJB
    TimelineRecordingService timelines;

    @Inject
    Event<DeadlineActionPerformed> performed;

    /** Dispute with an automatic step or a reminder that is due. */
    public record DueDispute(Integer merchantId, UUID disputeId, Long ticketNumber) {}

    /**
     * Returns due disputes of active merchants, the longest overdue first: at most 250 for their automatic step and 250
     * for their reminder. Other nodes may return the same ones.
     *
     * @param except ids of disputes to leave out, at least one
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Collection<DueDispute> due(Collection<UUID> except) {
        return Stream.of("stepAt", "remindAt")
                .flatMap(timer -> em.createQuery(
                                "select new org.redress.handling.DueDisputeService$DueDispute(d.merchantId, d.id,"
                                        + " d.ticketNumber)"
                                        + " from Dispute d"
                                        + " where d.progress.timers." + timer + " <= :now and d.id not in :except"
                                        + " and d.merchantId not in"
                                        + " (select m.id from Merchant m where m.state <> :active)"
                                        + " order by d.progress.timers." + timer,
                                DueDispute.class)
                        .setParameter("now", clock.instant())
                        .setParameter("except", except)
                        .setParameter("active", MerchantState.ACTIVE)
                        .setMaxResults(BATCH)
                        .getResultStream())
                .distinct()
                .toList();
    }

    /**
     * Moves the deadlines of a merchant's disputes by the time in which they stood still.
     *
     * @param from begin of this time
     * @param to end of this time
     */
    public void postpone(int merchantId, Instant from, Instant to) {
        String moved = " + (cast(?2 as timestamp with time zone) - cast(?3 as timestamp with time zone))";
        // The version is the dispute's entity tag
        em.createNativeQuery("update disputes set due_at = due_at" + moved + ", step_at = step_at" + moved
                        + ", remind_at = remind_at" + moved + ", version = version + 1"
                        + " where merchant_id = ?1 and coalesce(due_at, step_at, remind_at) is not null")
                .setParameter(1, merchantId)
                .setParameter(2, to.toString())
                .setParameter(3, from.toString())
                .executeUpdate();
    }

    /**
     * Executes the deadline command that is due for the dispute.
     *
     * @return the executed action, empty if none is due any more, for instance because another node executed it
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<DisputeAction> processDue(int merchantId, UUID disputeId) {
        Dispute dispute = em.find(Dispute.class, new OwnedKey(merchantId, disputeId), LockModeType.PESSIMISTIC_WRITE);
        ActionContext context = contexts.ofClock(merchantId);
        List<DisputeAction> allowed = dispute.allowedTo(Actor.CLOCK, context.at());
        Optional<DisputeCommand> next = COMMANDS.stream()
                .filter(command -> allowed.contains(command.action()))
                .findFirst();
        next.ifPresent(command -> {
            timelines.record(dispute, command.applyTo(dispute, context));
            performed.fire(new DeadlineActionPerformed(command.action()));
        });
        return next.map(DisputeCommand::action);
    }
}
