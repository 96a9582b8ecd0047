package org.redress.reason;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.DeadlineRules;
import org.redress.deadline.DefaultTerms;
import org.redress.key.ListParameter;
import org.redress.party.Merchant;

/** Reads merchants, the rules of their deadlines and dispute reasons from the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ReferenceDataService {
    @PersistenceContext
    EntityManager em;

    @Inject
    DefaultTerms defaultTerms;

    /** Returns a merchant, detached, or null if there is none. */
    public @Nullable Merchant merchant(int id) {
        return em.find(Merchant.class, id);
    }

    /** Returns the merchants with these ids, as far as they exist, by id. They are not cached: it is one statement. */
    public List<Merchant> merchants(Set<Integer> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        ListParameter list = ListParameter.of("ids", ids);
        return list.bind(em.createQuery(
                        list.expandIn("select m from Merchant m where m.id in :ids order by m.id"), Merchant.class))
                .getResultList();
    }

    /** Returns the rules of a merchant's deadlines, or null if there is no such merchant. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED) // The holidays are loaded lazily
    public @Nullable DeadlineRules deadlineRules(int merchantId) {
        Merchant merchant = em.find(Merchant.class, merchantId);
        return merchant == null ? null : new DeadlineRules(BusinessCalendar.of(merchant), defaultTerms.of(merchant));
    }

    /** Returns the reasons of a merchant, also retired ones. */
    public ReasonCatalogue reasons(int merchantId) {
        return new ReasonCatalogue(em.createNamedQuery(DisputeReason.OF_MERCHANT, DisputeReason.class)
                .setParameter("merchant", merchantId)
                .getResultList());
    }
}
