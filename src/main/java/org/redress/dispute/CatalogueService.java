package org.redress.dispute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.redress.deadline.Calendar;
import org.redress.deadline.CalendarService;
import org.redress.party.Merchant;

/** Merchants, when they work, and reasons, from memory where they were read a moment ago. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CatalogueService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Catalogue catalogue;

    @Inject
    CalendarService calendars;

    /** Null where there is no such merchant. */
    public Merchant merchant(int id) {
        return catalogue.merchant(id, key -> em.find(Merchant.class, key));
    }

    /** When a merchant works; always, where there is no such merchant. */
    public Calendar calendar(int merchantId) {
        Calendar calendar =
                catalogue.calendar(merchantId, key -> calendars.find(key).orElse(null));
        return calendar == null ? Calendar.PLAIN : calendar;
    }

    public Reasons reasons() {
        return catalogue.reasons(() ->
                em.createNamedQuery(DisputeReason.ALL, DisputeReason.class).getResultList());
    }
}
