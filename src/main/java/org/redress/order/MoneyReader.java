package org.redress.order;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.json.JsonObjectReader;

/** Reads amounts of money from request bodies. */
public final class MoneyReader {
    private static final Pattern AMOUNT = Pattern.compile("(-(?=[0.]+$))?\\d{1,15}(\\.\\d{1,4})?");

    private MoneyReader() {}

    /**
     * Reads an amount and its currency, both required; it may have fewer decimals than the currency.
     *
     * @return null if a rule is broken, which is added to the violations of the fields
     */
    // Null only after a violation, for which check() throws before the value is used
    @SuppressWarnings("NullAway")
    public static Money total(JsonObjectReader fields) {
        Currency currency = fields.required(
                "currency", fields.parse("currency", "be a currency's code (ISO 4217)", Currency::getInstance));
        BigDecimal amount = fields.required("amount", amount(fields, "amount"));
        if (amount == null || currency == null) {
            return null;
        }
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return fields.parse(
                "amount", "have at most " + decimals + " decimals in " + currency, text -> new Money(amount, currency));
    }

    /**
     * Reads an amount.
     *
     * @return null if there is none or a rule is broken, which is added to the violations
     */
    public static @Nullable BigDecimal amount(JsonObjectReader fields, String name) {
        String digits = fields.matching(name, "be an amount such as 129.90, from 0", AMOUNT);
        return digits == null ? null : new BigDecimal(digits);
    }
}
