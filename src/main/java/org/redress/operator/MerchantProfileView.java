package org.redress.operator;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;
import org.redress.http.ApiPaths;
import org.redress.json.JsonBodyWriter;
import org.redress.party.Merchant;
import org.redress.party.MerchantData;

/**
 * Merchant as operators see it. Members that are null are omitted.
 *
 * @param stateAt begin of the state, ISO 8601 in UTC; null for a merchant that no operator has changed
 * @param stateReason the operator's reason of the last action
 * @param erasureAt time from which a closed merchant is erased, ISO 8601 in UTC; null in other states
 * @param requirements fields that a draft lacks before it can be activated; empty in other states
 */
@JsonbPropertyOrder({
    "id",
    "name",
    "email",
    "countryCode",
    "timeZone",
    "currency",
    "languages",
    "ssoNames",
    "chatClients",
    "state",
    "stateAt",
    "stateReason",
    "erasureAt",
    "requirements"
})
public record MerchantProfileView(
        int id,
        String name,
        String email,
        String countryCode,
        String timeZone,
        @Nullable String currency,
        List<String> languages,
        List<String> ssoNames,
        List<String> chatClients,
        String state,
        @Nullable String stateAt,
        @Nullable String stateReason,
        @Nullable String erasureAt,
        List<RequirementView> requirements) {
    /** Field that is missing, with the method and the path that supply it. */
    @JsonbPropertyOrder({"field", "method", "href"})
    public record RequirementView(String field, String method, String href) {}

    /** Formats a merchant, which must be managed. */
    static MerchantProfileView of(Merchant merchant) {
        MerchantData data = merchant.getData();
        return new MerchantProfileView(
                merchant.getId(),
                data.name(),
                data.email(),
                data.countryCode(),
                data.timeZone().getId(),
                data.currency(),
                data.languages(),
                data.ssoNames(),
                data.chatClients(),
                merchant.getState().name(),
                Objects.toString(merchant.getStateAt(), null),
                merchant.getStateReason(),
                Objects.toString(merchant.getErasureAt(), null),
                merchant.missingFields().stream()
                        .map(field -> new RequirementView(field, "PATCH", path(merchant.getId())))
                        .toList());
    }

    /** Returns the path of a merchant. */
    static String path(int id) {
        return ApiPaths.BASE + "/operator/merchants/" + id;
    }

    /** Returns the entity tag, without quotes: a digest of the content. */
    String tag() {
        return Sha256.of(JsonBodyWriter.of(this));
    }
}
