package org.redress.deadline;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.problem.UnknownResourceException;

/** Reads and changes business calendars of merchants. */
@Stateless
public class BusinessCalendarService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Event<BusinessCalendarChanged> changed;

    /**
     * Finds the calendar of a merchant.
     *
     * @return empty if there is no such merchant
     */
    public Optional<BusinessCalendar> find(int merchantId) {
        return Optional.ofNullable(em.find(Merchant.class, merchantId)).map(BusinessCalendar::of);
    }

    /**
     * Replaces the calendar of a merchant, for deadlines that are set from now on.
     *
     * @param conditions the state that the caller has read
     * @throws UnknownResourceException if there is no such merchant
     * @throws org.redress.problem.PreconditionFailedException if the calendar has changed since it was read
     */
    public void replace(int merchantId, Preconditions conditions, BusinessCalendar calendar) {
        Merchant merchant = em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE);
        if (merchant == null) {
            throw new UnknownResourceException("client");
        }
        String current = BusinessCalendar.of(merchant).digest();
        // An equal calendar may be the same call again, after its answer was lost: its ETag is one of before
        if (calendar.digest().equals(current)) {
            conditions.checkNoneMatches(current);
            return;
        }
        conditions.check(current);
        calendar.applyTo(merchant);
        changed.fire(new BusinessCalendarChanged(merchantId));
    }
}
