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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.http.IfMatch;
import org.redress.party.Merchant;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;

/** Calendars in the real databases. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class BusinessCalendarServiceTest {
    private static final AtomicInteger SHOPS = new AtomicInteger(700_000);
    private static final IfMatch ANY = IfMatch.of("*");
    private static final Set<LocalDate> MOST_HOLIDAYS = IntStream.range(0, Merchant.MAX_HOLIDAYS)
            .mapToObj(day -> LocalDate.of(2026, 1, 1).plusDays(day))
            .collect(Collectors.toSet());

    @Parameter
    TestDatabase database;

    @Test
    void a_calendar_is_read_as_it_was_told_and_every_day_is_a_business_day_before() {
        int shop = shop();
        assertThat(read(shop))
                .isEqualTo(new BusinessCalendar(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), Set.of()));
        BusinessCalendar full = new BusinessCalendar(
                ZoneId.of("Pacific/Apia"), Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), MOST_HOLIDAYS);
        change(shop, ANY, full);
        assertThat(read(shop)).isEqualTo(full);
        BusinessCalendar other = new BusinessCalendar(
                ZoneId.of("Europe/Berlin"), Set.of(DayOfWeek.FRIDAY), Set.of(LocalDate.of(2026, 1, 2)));
        change(shop, IfMatch.of('"' + full.digest() + '"'), other);
        assertThat(read(shop)).isEqualTo(other);
        assertThatThrownBy(() -> change(shop, IfMatch.of('"' + full.digest() + '"'), full))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(read(shop)).isEqualTo(other);
    }

    @Test
    void a_shop_that_is_not_there_has_no_calendar() {
        assertThat(this.<Boolean>with(service -> service.find(699_999).isEmpty()))
                .isTrue();
        assertThatThrownBy(() -> change(699_999, ANY, BusinessCalendar.PLAIN))
                .isInstanceOf(UnknownResourceException.class);
    }

    private int shop() {
        return database.inTransaction(em -> {
            Merchant merchant = new Merchant(SHOPS.incrementAndGet(), "Shop", "shop@mail.example", "DE");
            em.persist(merchant);
            return merchant.getId();
        });
    }

    private BusinessCalendar read(int shop) {
        return with(service -> service.find(shop).orElseThrow());
    }

    private void change(int shop, IfMatch state, BusinessCalendar calendar) {
        with(service -> {
            service.replace(shop, state, calendar);
            return null;
        });
    }

    private <T> T with(Function<BusinessCalendarService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.systemUTC()).get(BusinessCalendarService.class)));
    }
}
