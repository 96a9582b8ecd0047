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
    void an_unknown_merchant_has_no_calendar() {
        assertThat(this.<Boolean>with(service -> service.find(699_999).isEmpty()))
                .isTrue();
        assertThatThrownBy(() -> change(699_999, ANY, BusinessCalendar.PLAIN))
                .isInstanceOf(UnknownResourceException.class);
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

    private <T> T with(Function<BusinessCalendarService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.systemUTC()).get(BusinessCalendarService.class)));
    }
}
