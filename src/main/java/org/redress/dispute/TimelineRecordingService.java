package org.redress.dispute;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.redress.event.EventType;
import org.redress.event.OutboxService;
import org.redress.timeline.TimelineEntry;

/** Stores entries of timelines, each with the events that tell others of it. */
@Stateless
public class TimelineRecordingService {
    @PersistenceContext
    EntityManager em;

    @EJB
    OutboxService outbox;

    /**
     * Stores an entry and its events in the current transaction.
     *
     * @param dispute locked or new
     */
    public void record(Dispute dispute, TimelineEntry entry) {
        em.persist(entry);
        for (EventType type : DisputeEvents.typesOf(entry.getEvent())) {
            if (type != EventType.COMPLAINT_ANSWERED || canBeTold(dispute)) {
                outbox.add(dispute.getMerchantId(), DisputeEvents.data(type, dispute, entry));
            }
        }
    }

    /** Returns whether the dispute's customer can be reached in a chat, and wants messages without asking. */
    private boolean canBeTold(Dispute dispute) {
        return em.createQuery(
                                "select count(i) from ChannelIdentity i join i.customer c"
                                        + " where i.merchantId = :merchant and c.merchantId = :merchant"
                                        + " and i.customerId = :customer and c.messagesStoppedAt is null",
                                Long.class)
                        .setParameter("merchant", dispute.getMerchantId())
                        .setParameter("customer", dispute.getCustomerId())
                        .getSingleResult()
                > 0;
    }
}
