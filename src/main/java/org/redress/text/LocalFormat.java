package org.redress.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Amounts and dates as people of a language write them. */
public final class LocalFormat {
    private LocalFormat() {}

    /** Returns an amount in the language's number format with the currency's decimals and code (ISO 4217). */
    public static String amount(BigDecimal amount, Currency currency, Locale language) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount) + " " + currency;
    }

    /** Returns the day of a point in time, in the language's medium format. */
    public static String date(Instant time, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .localizedBy(language)
                .withZone(zone)
                .format(time);
    }
}
