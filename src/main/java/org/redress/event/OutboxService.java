package org.redress.event;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;

/** Writes events in the transaction of the change that causes them. The relay gives them their numbers. */
@Stateless
public class OutboxService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * Adds an event of a merchant. Its subject must be locked, so that its events keep their order.
     *
     * @return the id of the event
     */
    public UUID add(int merchantId, EventData data) {
        UUID id = UuidCreator.getTimeOrderedEpoch(data.getOccurredAt());
        em.persist(new OutboxEntry(merchantId, id, data));
        return id;
    }

    /**
     * Adds an event that happens now, about a subject without a version.
     *
     * @return the id of the event
     */
    public UUID addNow(int merchantId, EventType type, String subjectId) {
        return add(merchantId, new EventData(type, subjectId, clock.instant()));
    }
}
