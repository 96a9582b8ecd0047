package org.redress.casework;

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
import org.redress.dispute.Act;
import org.redress.dispute.Actor;
import org.redress.dispute.ClockStep;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Terms;

/** Executes the commands of passed deadlines, each in its own transaction and once across all nodes. */
@Stateless
public class ClockService {
    /** Deadline commands, by precedence. */
    static final List<DisputeCommand> COMMANDS =
            List.of(new DisputeCommand.Escalate(), new DisputeCommand.Close(), new DisputeCommand.Remind());

    // Some 10 ms a dispute: a round takes seconds and does not delay a shutdown
    private static final int BATCH = 250;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Terms terms;

    @Inject
    Event<ClockStep> steps;

    /** Dispute with a deadline that has passed or ends soon. */
    public record Due(UUID disputeId, Long ticketNumber) {}

    /**
     * Returns due disputes, the longest overdue first: at most 250 for their automatic step and 250 for their reminder.
     * Other nodes may return the same ones.
     *
     * @param except ids of disputes to leave out, at least one
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Collection<Due> due(Collection<UUID> except) {
        return Stream.of("stepAt", "remindAt")
                .flatMap(timer -> em.createQuery(
                                "select new org.redress.casework.ClockService$Due(d.id, d.ticketNumber) from Dispute d"
                                        + " where d.course.timers." + timer + " <= :now and d.id not in :except"
                                        + " order by d.course.timers." + timer,
                                Due.class)
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
     * @return empty if none is due any more, for instance because another node has executed it
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<DisputeAction> goOn(UUID disputeId) {
        Dispute dispute = em.find(Dispute.class, disputeId, LockModeType.PESSIMISTIC_WRITE);
        Act context = terms.ofClock(dispute.getMerchantId());
        List<DisputeAction> allowed = dispute.allowedTo(Actor.CLOCK, context.at());
        Optional<DisputeCommand> next = COMMANDS.stream()
                .filter(command -> allowed.contains(command.action()))
                .findFirst();
        next.ifPresent(command -> {
            em.persist(command.applyTo(dispute, context));
            steps.fire(new ClockStep(command.action()));
        });
        return next.map(DisputeCommand::action);
    }
}
