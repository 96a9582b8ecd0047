package org.redress.deadline;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.redress.http.IfMatch;
import org.redress.party.Merchant;
import org.redress.problem.UnknownResourceException;

/** Reads and changes when merchants work. */
@Stateless
public class BusinessCalendarService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Event<BusinessCalendarChanged> changed;

    /** Empty where there is no such merchant. */
    public Optional<BusinessCalendar> find(int merchantId) {
        return Optional.ofNullable(em.find(Merchant.class, merchantId)).map(BusinessCalendar::of);
    }

    /**
     * For what is to be done from now on; deadlines that are set stay.
     *
     * @throws UnknownResourceException where there is no such merchant
     * @throws org.redress.problem.PreconditionFailedException where the calendar has changed since it was read
     */
    public void replace(int merchantId, IfMatch ifMatch, BusinessCalendar calendar) {
        Merchant merchant = em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE);
        if (merchant == null) {
            throw new UnknownResourceException("client");
        }
        ifMatch.check(BusinessCalendar.of(merchant).digest());
        merchant.setBusinessCalendar(calendar.zone(), calendar.businessDays(), calendar.holidays());
        changed.fire(new BusinessCalendarChanged(merchantId));
    }
}
