package org.redress.reason;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.BusinessCalendarService;
import org.redress.party.Merchant;

/** Merchants, when they work, and reasons, from memory where they were read a moment ago. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ReferenceDataService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ReferenceDataCache cache;

    @Inject
    BusinessCalendarService calendars;

    /** Null where there is no such merchant. */
    public Merchant merchant(int id) {
        return cache.merchant(id, key -> em.find(Merchant.class, key));
    }

    /** When a merchant works; always, where there is no such merchant. */
    public BusinessCalendar calendar(int merchantId) {
        BusinessCalendar calendar =
                cache.calendar(merchantId, key -> calendars.find(key).orElse(null));
        return calendar == null ? BusinessCalendar.PLAIN : calendar;
    }

    public ReasonCatalogue reasons() {
        return cache.reasons(() ->
                em.createNamedQuery(DisputeReason.ALL, DisputeReason.class).getResultList());
    }
}
