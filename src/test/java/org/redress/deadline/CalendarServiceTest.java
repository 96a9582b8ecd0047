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
import org.redress.database.Services;
import org.redress.database.TestDatabase;
import org.redress.party.Merchant;
import org.redress.problem.NoSuchThing;
import org.redress.problem.PreconditionFailed;
import org.redress.retry.IfMatch;

/** Calendars in the real databases. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class CalendarServiceTest {
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
        assertThat(read(shop)).isEqualTo(new Calendar(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), Set.of()));
        Calendar full =
                new Calendar(ZoneId.of("Pacific/Apia"), Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), MOST_HOLIDAYS);
        change(shop, ANY, full);
        assertThat(read(shop)).isEqualTo(full);
        Calendar other =
                new Calendar(ZoneId.of("Europe/Berlin"), Set.of(DayOfWeek.FRIDAY), Set.of(LocalDate.of(2026, 1, 2)));
        change(shop, IfMatch.of('"' + full.digest() + '"'), other);
        assertThat(read(shop)).isEqualTo(other);
        assertThatThrownBy(() -> change(shop, IfMatch.of('"' + full.digest() + '"'), full))
                .isInstanceOf(PreconditionFailed.class);
        assertThat(read(shop)).isEqualTo(other);
    }

    @Test
    void public_holidays_are_stored_replaced_and_removed() {
        int shop = shop();
        for (PublicHolidays holidays :
                new PublicHolidays[] {new PublicHolidays("DE", "BY"), new PublicHolidays("SE", null), null}) {
            Calendar calendar = new Calendar(ZoneId.of("UTC"), Set.of(DayOfWeek.MONDAY), Set.of(), holidays);
            change(shop, ANY, calendar);
            assertThat(read(shop)).isEqualTo(calendar);
        }
    }

    @Test
    void a_shop_that_is_not_there_has_no_calendar() {
        assertThat(this.<Boolean>with(service -> service.find(699_999).isEmpty()))
                .isTrue();
        assertThatThrownBy(() -> change(699_999, ANY, Calendar.PLAIN)).isInstanceOf(NoSuchThing.class);
    }

    private int shop() {
        return database.inTransaction(em -> {
            Merchant merchant = new Merchant(SHOPS.incrementAndGet(), "Shop", "shop@mail.example", "DE");
            em.persist(merchant);
            return merchant.getId();
        });
    }

    private Calendar read(int shop) {
        return with(service -> service.find(shop).orElseThrow());
    }

    private void change(int shop, IfMatch state, Calendar calendar) {
        with(service -> {
            service.change(shop, state, calendar);
            return null;
        });
    }

    private <T> T with(Function<CalendarService, T> work) {
        return database.inTransaction(em -> work.apply(new Services(em, Clock.systemUTC()).get(CalendarService.class)));
    }
}
