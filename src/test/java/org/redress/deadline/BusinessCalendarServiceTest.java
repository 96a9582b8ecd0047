package org.redress.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.problem.ConflictException;
import org.redress.problem.InputLimits;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;

/** Business calendars in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class BusinessCalendarServiceTest {
    private static final AtomicInteger MERCHANTS = new AtomicInteger(700_000);
    private static final Preconditions ANY = Preconditions.of("*", null);
    private static final Set<LocalDate> MOST_HOLIDAYS = IntStream.range(0, InputLimits.HOLIDAYS)
            .mapToObj(day -> LocalDate.of(2026, 1, 1).plusDays(day))
            .collect(Collectors.toSet());

    @Parameter
    TestDatabase database;

    @Test
    void a_calendar_is_read_as_it_was_stored_and_initially_every_day_is_a_business_day() {
        int merchantId = newMerchant();
        assertThat(read(merchantId))
                .isEqualTo(new BusinessCalendar(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), Set.of()));
        BusinessCalendar full = new BusinessCalendar(
                ZoneId.of("Pacific/Apia"), Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), MOST_HOLIDAYS);
        change(merchantId, ANY, full);
        assertThat(read(merchantId)).isEqualTo(full);
        BusinessCalendar other = new BusinessCalendar(
                ZoneId.of("Europe/Berlin"), Set.of(DayOfWeek.FRIDAY), Set.of(LocalDate.of(2026, 1, 2)));
        change(merchantId, Preconditions.of('"' + full.digest() + '"', null), other);
        assertThat(read(merchantId)).isEqualTo(other);
        assertThatThrownBy(() -> change(merchantId, Preconditions.of('"' + full.digest() + '"', null), full))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(read(merchantId)).isEqualTo(other);
    }

    @Test
    void public_holidays_are_stored_replaced_and_removed() {
        int merchantId = newMerchant();
        for (PublicHolidays holidays :
                new PublicHolidays[] {new PublicHolidays("DE", "BY"), new PublicHolidays("SE", null), null}) {
            BusinessCalendar calendar =
                    new BusinessCalendar(ZoneId.of("UTC"), Set.of(DayOfWeek.MONDAY), Set.of(), holidays);
            change(merchantId, ANY, calendar);
            assertThat(read(merchantId)).isEqualTo(calendar);
        }
    }

    @Test
    void seeded_holidays_are_added_once_to_the_dates_of_the_calendar() {
        int merchantId = newMerchant();
        BusinessCalendar own = new BusinessCalendar(
                ZoneId.of("Europe/Berlin"), Set.of(DayOfWeek.MONDAY), Set.of(LocalDate.of(2027, 12, 24)));
        change(merchantId, ANY, own);
        Preconditions before = Preconditions.of('"' + own.digest() + '"', null);
        BusinessCalendar seeded = seed(merchantId, before, 2027);
        assertThat(seeded.holidays())
                .contains(LocalDate.of(2027, 12, 24), LocalDate.of(2027, 10, 3), LocalDate.of(2027, 3, 29))
                .hasSize(10);
        assertThat(seeded.businessDays()).isEqualTo(own.businessDays());
        assertThat(read(merchantId)).isEqualTo(seeded);
        // The same call again, after its answer was lost
        assertThat(seed(merchantId, before, 2027)).isEqualTo(seeded);
        assertThatThrownBy(() -> seed(merchantId, before, 2028)).isInstanceOf(PreconditionFailedException.class);
        assertThat(seed(merchantId, ANY, 2028).holidays()).hasSize(19);
    }

    @Test
    void a_calendar_that_would_get_too_many_dates_stays() {
        int merchantId = newMerchant();
        BusinessCalendar full = new BusinessCalendar(ZoneId.of("UTC"), Set.of(DayOfWeek.MONDAY), MOST_HOLIDAYS);
        change(merchantId, ANY, full);
        assertThatThrownBy(() -> seed(merchantId, ANY, 2035))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("years must leave the calendar at most 400 holidays");
        assertThat(read(merchantId)).isEqualTo(full);
    }

    @Test
    void an_unknown_merchant_has_no_calendar() {
        assertThat(this.<Boolean>with(service -> service.find(699_999).isEmpty()))
                .isTrue();
        assertThatThrownBy(() -> change(699_999, ANY, BusinessCalendar.PLAIN))
                .isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> seed(699_999, ANY, 2027)).isInstanceOf(UnknownResourceException.class);
    }

    private int newMerchant() {
        return database.inTransaction(em -> {
            Merchant merchant = new Merchant(MERCHANTS.incrementAndGet(), "Shop", "shop@mail.example", "DE");
            em.persist(merchant);
            return merchant.getId();
        });
    }

    private BusinessCalendar read(int merchantId) {
        return with(service -> service.find(merchantId).orElseThrow());
    }

    private void change(int merchantId, Preconditions state, BusinessCalendar calendar) {
        with(service -> {
            service.replace(merchantId, state, calendar);
            return null;
        });
    }

    private BusinessCalendar seed(int merchantId, Preconditions state, int year) {
        SeedHolidaysCommand command = new SeedHolidaysCommand(new PublicHolidays("DE", null), Set.of(year));
        return with(service -> service.seed(merchantId, state, command));
    }

    private <T> T with(Function<BusinessCalendarService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.systemUTC()).get(BusinessCalendarService.class)));
    }
}
