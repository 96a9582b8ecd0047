package org.redress.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/** An amount with its currency (ISO 4217), never finer than the currency's smallest coin and never negative. */
public record Money(BigDecimal amount, Currency currency) {
    public Money {
        Objects.requireNonNull(currency, "currency");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("an amount is not negative: " + amount);
        }
        amount = amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.UNNECESSARY);
    }

    /** Some of it, or all. @throws IllegalArgumentException where it is more, nothing, or finer than the currency */
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

    /** @throws ArithmeticException where the amount has more decimals than the currency */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** As written on the wire: the currency's decimals, a point, no grouping; null for an unknown amount. */
    public static String text(BigDecimal amount, String currency) {
        return amount == null
                ? null
                : new Money(amount, Currency.getInstance(currency)).amount().toPlainString();
    }
}
