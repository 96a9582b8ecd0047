package org.redress.deadline;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.problem.ConflictException;
import org.redress.problem.InputLimits;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;

/** Reads and changes business calendars of merchants. */
@Stateless
public class BusinessCalendarService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Event<DeadlineRulesChanged> changed;

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
        change(merchantId, conditions, current -> calendar);
    }

    /**
     * Adds public holidays to the dates of a merchant's calendar. Dates that it already has stay: the same call again
     * changes nothing.
     *
     * @param conditions the state that the caller has read
     * @return the calendar after the change
     * @throws UnknownResourceException if there is no such merchant
     * @throws ConflictException if the calendar would have more dates than it may
     * @throws org.redress.problem.PreconditionFailedException if the calendar has changed since it was read
     */
    public BusinessCalendar seed(int merchantId, Preconditions conditions, SeedHolidaysCommand command) {
        Set<LocalDate> dates = command.years().stream()
                .flatMap(year -> command.publicHolidays().in(year).stream())
                .collect(Collectors.toSet());
        return change(merchantId, conditions, current -> {
            BusinessCalendar seeded = current.withHolidays(dates);
            if (seeded.holidays().size() > InputLimits.HOLIDAYS) {
                throw new ConflictException(new Violation(
                        "years",
                        "must leave the calendar at most " + InputLimits.HOLIDAYS + " holidays: remove past ones",
                        "body /years"));
            }
            return seeded;
        });
    }

    private BusinessCalendar change(
            int merchantId, Preconditions conditions, UnaryOperator<BusinessCalendar> operator) {
        Merchant merchant = em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE);
        if (merchant == null) {
            throw new UnknownResourceException("client");
        }
        BusinessCalendar before = BusinessCalendar.of(merchant);
        BusinessCalendar calendar = operator.apply(before);
        String current = before.digest();
        // An equal calendar may be the same call again, after its answer was lost: its ETag is one of before
        if (calendar.digest().equals(current)) {
            conditions.checkNoneMatches(current);
            return calendar;
        }
        conditions.check(current);
        calendar.applyTo(merchant);
        changed.fire(new DeadlineRulesChanged(merchantId));
        return calendar;
    }
}
