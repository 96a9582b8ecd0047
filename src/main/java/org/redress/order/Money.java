package org.redress.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * Amount of money in a currency (ISO 4217), never negative and with the currency's number of decimals.
 *
 * <p>Entities store amount and currency in columns of their own: JPA 3.1 embeds no records, and a dispute has three
 * amounts in one currency.
 */
public record Money(BigDecimal amount, Currency currency) {
    /**
     * Creates an amount.
     *
     * @throws IllegalArgumentException if it is negative
     * @throws ArithmeticException if it has more decimals than the currency
     */
    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("an amount is not negative: " + amount);
        }
        amount = amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.UNNECESSARY);
    }

    /**
     * Returns a part of this amount, at most all of it.
     *
     * @throws IllegalArgumentException if the part is not positive, is larger, or has more decimals than the currency;
     *     its message is the rule
     */
    public Money part(BigDecimal part) {
        int decimals = amount.scale();
        if (part.signum() <= 0
                || part.compareTo(amount) > 0
                || part.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException("must be more than 0 and at most " + amount.toPlainString()
                    + ", with at most " + decimals + " decimals");
        }
        return new Money(part, currency);
    }

    /**
     * Creates an amount from texts.
     *
     * @throws IllegalArgumentException if the amount is no number or negative, or the currency is unknown
     * @throws ArithmeticException if the amount has more decimals than the currency
     */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** Formats an amount for the wire: the currency's decimals, a point, no grouping. */
    public static String text(BigDecimal amount, String currency) {
        return new Money(amount, Currency.getInstance(currency)).amount().toPlainString();
    }
}
