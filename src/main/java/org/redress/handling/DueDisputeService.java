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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Actor;
import org.redress.dispute.DeadlineActionPerformed;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.timeline.TimelineEntry;

/** What becomes of cases when nobody did anything in time: each in a transaction of its own, once on all nodes. */
@Stateless
public class DueDisputeService {
    /** Steps and reminders each: at some ten milliseconds a case a round takes seconds, and holds up no stop. */
    static final int BATCH = 250;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ActionContextFactory contexts;

    @Inject
    Event<DeadlineActionPerformed> steps;

    /** A case whose time has come. */
    public record DueDispute(UUID disputeId, Long ticketNumber) {}

    /** Those that have waited the longest; another node may find the same. @param except whom to leave alone, at least one */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Collection<DueDispute> due(Collection<UUID> except) {
        return Stream.of("stepAt", "remindAt")
                .flatMap(moment -> em.createQuery(
                                "select new org.redress.handling.DueDisputeService$DueDispute(d.id, d.ticketNumber) from Dispute d"
                                        + " where d.progress." + moment + " <= :now and d.id not in :except"
                                        + " order by d.progress." + moment,
                                DueDispute.class)
                        .setParameter("now", clock.instant())
                        .setParameter("except", except)
                        .setMaxResults(BATCH)
                        .getResultStream())
                .distinct()
                .toList();
    }

    /** Does what time asks for; nothing where another node or somebody else has acted meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<DisputeAction> processDue(UUID disputeId) {
        Dispute dispute = em.find(Dispute.class, disputeId, LockModeType.PESSIMISTIC_WRITE);
        ActionContext context = contexts.ofClock(dispute.getMerchantId());
        Optional<DisputeAction> next =
                dispute.allowedTo(Actor.CLOCK, context.at()).stream().findFirst();
        next.ifPresent(action -> {
            em.persist(apply(action, dispute, context));
            steps.fire(new DeadlineActionPerformed(action));
        });
        return next;
    }

    private static TimelineEntry apply(DisputeAction action, Dispute dispute, ActionContext context) {
        return switch (action) {
            case ESCALATE -> dispute.escalate(context);
            case REMIND -> dispute.remind(context);
            default -> dispute.close(context);
        };
    }
}
