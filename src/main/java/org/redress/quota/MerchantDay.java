package org.redress.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Day of a merchant's time zone. It may have 23 or 25 hours.
 *
 * @param end begin of the next day
 */
record MerchantDay(LocalDate date, Instant begin, Instant end) {
    static MerchantDay of(LocalDate date, ZoneId zone) {
        return new MerchantDay(
                date,
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    static MerchantDay at(Instant time, ZoneId zone) {
        return of(LocalDate.ofInstant(time, zone), zone);
    }
}
