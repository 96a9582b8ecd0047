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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.dispute.Act;
import org.redress.dispute.Actor;
import org.redress.dispute.ClockStep;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.Terms;
import org.redress.timeline.TimelineEntry;

/** What becomes of cases when nobody did anything in time: each in a transaction of its own, once on all nodes. */
@Stateless
public class ClockService {
    /** Steps and reminders each: at some ten milliseconds a case a round takes seconds, and holds up no stop. */
    static final int BATCH = 250;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Terms terms;

    @Inject
    Event<ClockStep> steps;

    /** A case whose time has come. */
    public record Due(UUID disputeId, Long ticketNumber) {}

    /** Those that have waited the longest; another node may find the same. @param except whom to leave alone, at least one */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Collection<Due> due(Collection<UUID> except) {
        return Stream.of("stepAt", "remindAt")
                .flatMap(moment -> em.createQuery(
                                "select new org.redress.casework.ClockService$Due(d.id, d.ticketNumber) from Dispute d"
                                        + " where d.course." + moment + " <= :now and d.id not in :except"
                                        + " order by d.course." + moment,
                                Due.class)
                        .setParameter("now", clock.instant())
                        .setParameter("except", except)
                        .setMaxResults(BATCH)
                        .getResultStream())
                .distinct()
                .toList();
    }

    /** Does what time asks for; nothing where another node or somebody else has acted meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<DisputeAction> goOn(UUID disputeId) {
        Dispute dispute = em.find(Dispute.class, disputeId, LockModeType.PESSIMISTIC_WRITE);
        Act act = terms.ofClock(dispute.getMerchantId());
        Optional<DisputeAction> next =
                dispute.allowedTo(Actor.CLOCK, act.at()).stream().findFirst();
        next.ifPresent(action -> {
            em.persist(done(action, dispute, act));
            steps.fire(new ClockStep(action));
        });
        return next;
    }

    private static TimelineEntry done(DisputeAction action, Dispute dispute, Act act) {
        return switch (action) {
            case ESCALATE -> dispute.escalate(act);
            case REMIND -> dispute.remind(act);
            default -> dispute.close(act);
        };
    }
}
