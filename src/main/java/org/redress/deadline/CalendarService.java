package org.redress.deadline;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.redress.party.Merchant;
import org.redress.problem.NoSuchThing;
import org.redress.retry.IfMatch;

/** Reads and changes business calendars of merchants. */
@Stateless
public class CalendarService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Event<CalendarChanged> changed;

    /** Finds the calendar of a merchant. @return empty if there is no such merchant */
    public Optional<Calendar> find(int merchantId) {
        return Optional.ofNullable(em.find(Merchant.class, merchantId)).map(Calendar::of);
    }

    /**
     * Replaces the calendar of a merchant, for deadlines that are set from now on.
     *
     * @param ifMatch the state that the caller has read
     * @throws NoSuchThing if there is no such merchant
     * @throws org.redress.problem.PreconditionFailed if the calendar has changed since it was read
     */
    public void change(int merchantId, IfMatch ifMatch, Calendar calendar) {
        Merchant merchant = em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE);
        if (merchant == null) {
            throw new NoSuchThing("client");
        }
        ifMatch.check(Calendar.of(merchant).digest());
        merchant.works(calendar.zone(), calendar.businessDays(), calendar.holidays());
        PublicHolidays publicHolidays = calendar.publicHolidays();
        merchant.setPublicHolidays(
                publicHolidays == null ? null : publicHolidays.country(),
                publicHolidays == null ? null : publicHolidays.region());
        changed.fire(new CalendarChanged(merchantId));
    }
}
