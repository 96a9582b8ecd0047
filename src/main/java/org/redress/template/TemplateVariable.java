package org.redress.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.party.Merchant;
import org.redress.search.DisputeField;
import org.redress.search.DisputeRow;
import org.redress.text.LocalFormat;

/** Variable of a text template, which a dispute gives its value. */
enum TemplateVariable {
    CUSTOMER("customer") {
        @Override
        @Nullable
        String value(TemplateContext context) {
            return context.dispute().get(DisputeField.CUSTOMER_NAME, String.class);
        }
    },
    ORDER_NUMBER("orderNumber") {
        @Override
        @Nullable
        String value(TemplateContext context) {
            return context.dispute().get(DisputeField.ORDER_NUMBER, String.class);
        }
    },
    TICKET_NUMBER("ticketNumber") {
        @Override
        String value(TemplateContext context) {
            return String.valueOf(context.dispute().get(DisputeField.TICKET_NUMBER, Long.class));
        }
    },
    /** The day of the deadline, in the merchant's time zone. */
    DUE_AT("dueAt") {
        @Override
        @Nullable
        String value(TemplateContext context) {
            Instant dueAt = context.dispute().get(DisputeField.DUE_AT, Instant.class);
            return dueAt == null
                    ? null
                    : LocalFormat.date(dueAt, context.merchant().getSettings().getTimeZone(), context.language());
        }
    },
    /** The disputed amount with its currency. */
    AMOUNT("amount") {
        @Override
        @Nullable
        String value(TemplateContext context) {
            BigDecimal amount = context.dispute().get(DisputeField.DISPUTE_AMOUNT, BigDecimal.class);
            String currency = context.dispute().get(DisputeField.CURRENCY, String.class);
            return amount == null || currency == null
                    ? null
                    : LocalFormat.amount(amount, Currency.getInstance(currency), context.language());
        }
    },
    MERCHANT("merchant") {
        @Override
        String value(TemplateContext context) {
            return context.merchant().getName();
        }
    },
    /** The member of staff who uses the template. */
    STAFF("staff") {
        @Override
        String value(TemplateContext context) {
            return context.staff();
        }
    };

    /** Names of all, as they stand in texts. */
    static final String NAMES =
            Arrays.stream(values()).map(TemplateVariable::written).collect(Collectors.joining(", "));

    /** Source of the values of variables. */
    record TemplateContext(DisputeRow dispute, Merchant merchant, Locale language, String staff) {}

    private final String wireName;

    TemplateVariable(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name in braces, as it stands in texts. */
    String written() {
        return "{" + wireName + "}";
    }

    /** Returns the variable of that name, in exactly this spelling. */
    static Optional<TemplateVariable> named(String name) {
        return Arrays.stream(values())
                .filter(variable -> variable.wireName.equals(name))
                .findFirst();
    }

    /** Returns the value in the language of the text, null if the dispute has none. */
    abstract @Nullable String value(TemplateContext context);
}
