package org.redress.operator;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.redress.party.Merchant;

/** Merchant in the list of operators. */
@JsonbPropertyOrder({"id", "name", "countryCode", "state"})
public record MerchantSummaryView(int id, String name, String countryCode, String state) {
    static MerchantSummaryView of(Merchant merchant) {
        return new MerchantSummaryView(
                merchant.getId(),
                merchant.getName(),
                merchant.getCountryCode(),
                merchant.getState().name());
    }
}
