package org.redress.party;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;

/**
 * Data of a merchant, as an operator states them.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param currency ISO 4217; null if it is not stated yet
 * @param languages BCP 47; empty if they are not stated yet
 * @param ssoNames names by which tokens may mean the merchant, sorted, distinct
 * @param chatClients client ids of the chat platform, sorted, distinct
 */
public record MerchantData(
        String name,
        String email,
        String countryCode,
        ZoneId timeZone,
        @Nullable String currency,
        List<String> languages,
        List<String> ssoNames,
        List<String> chatClients) {
    /** Sorts what has no order of its own. */
    public MerchantData {
        languages = List.copyOf(languages);
        ssoNames = ssoNames.stream().sorted().distinct().toList();
        chatClients = chatClients.stream().sorted().distinct().toList();
    }

    /** Returns the values in the form from which a digest is computed. */
    public CanonicalForm canonicalForm() {
        return CanonicalForm.of("merchant")
                .add("name", name)
                .add("email", email)
                .add("countryCode", countryCode)
                .add("timeZone", timeZone.getId())
                .add("currency", currency)
                .addTexts("languages", languages.stream())
                .addTexts("ssoNames", ssoNames.stream())
                .addTexts("chatClients", chatClients.stream());
    }
}
