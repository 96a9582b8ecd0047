package org.redress.console;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redress.json.TimeFormats;
import org.redress.party.Merchant;
import org.redress.security.Caller;
import org.redress.text.Languages;

/**
 * The caller on the wire.
 *
 * @param name claim name of the token, else its subject or client
 * @param roles in the order of the alphabet
 * @param merchants existing merchants of the token, by id
 * @param expiresAt end of the token, ISO 8601 in UTC
 */
@JsonbPropertyOrder({"name", "roles", "merchants", "expiresAt"})
public record MeView(String name, List<String> roles, List<MerchantView> merchants, @Nullable String expiresAt) {
    /**
     * Merchant that the caller acts for.
     *
     * @param timeZone IANA name
     * @param currency stated by an operator, else the usual one of the merchant's country, ISO 4217; null if none
     * @param languages BCP 47, in which the names of reasons and statuses can be read
     */
    @JsonbPropertyOrder({"id", "name", "countryCode", "timeZone", "currency", "languages"})
    public record MerchantView(
            int id,
            String name,
            String countryCode,
            String timeZone,
            @Nullable String currency,
            List<String> languages) {
        private static MerchantView of(Merchant merchant) {
            return new MerchantView(
                    merchant.getId(),
                    merchant.getName(),
                    merchant.getCountryCode(),
                    merchant.getSettings().getTimeZone().getId(),
                    currency(merchant),
                    Languages.CODES);
        }

        private static @Nullable String currency(Merchant merchant) {
            if (merchant.getSettings().getCurrency() != null) {
                return merchant.getSettings().getCurrency();
            }
            try {
                Currency currency = Currency.getInstance(new Locale("", merchant.getCountryCode()));
                return currency == null ? null : currency.getCurrencyCode();
            } catch (IllegalArgumentException e) {
                // No country of ISO 3166, such as XK
                return null;
            }
        }
    }

    /** Formats a caller for the wire. */
    static MeView of(Caller caller, List<Merchant> merchants) {
        return new MeView(
                caller.name(),
                caller.roles().stream().sorted().toList(),
                merchants.stream().map(MerchantView::of).toList(),
                caller.expiresAt() == null ? null : TimeFormats.instant(caller.expiresAt()));
    }
}
