package org.redress.handling;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
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
import org.redress.key.OwnedKey;

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

    @Inject
    Event<DeadlineActionPerformed> performed;

    /** Dispute with an automatic step or a reminder that is due. */
    public record DueDispute(Integer merchantId, UUID disputeId, Long ticketNumber) {}

    /**
     * Returns due disputes, the longest overdue first: at most 250 for their automatic step and 250 for their reminder.
     * Other nodes may return the same ones.
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
                                        + " order by d.progress.timers." + timer,
                                DueDispute.class)
                        .setParameter("now", clock.instant())
                        .setParameter("except", except)
                        .setMaxResults(BATCH)
                        .getResultStream())
                .distinct()
                .toList();
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
            em.persist(command.applyTo(dispute, context));
            performed.fire(new DeadlineActionPerformed(command.action()));
        });
        return next.map(DisputeCommand::action);
    }
}
