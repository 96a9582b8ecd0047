package org.redress.operator;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.redress.party.MerchantLimits;

/** Limits of a merchant on the wire; null for no limit of its own. */
@JsonbNillable
@JsonbPropertyOrder({"requestsPerSecond", "attachmentBytes", "disputesPerDay"})
public record MerchantLimitsView(
        @Nullable Integer requestsPerSecond, @Nullable Long attachmentBytes, @Nullable Integer disputesPerDay) {
    static MerchantLimitsView of(MerchantLimits limits) {
        return new MerchantLimitsView(
                limits.getRequestsPerSecond(), limits.getAttachmentBytes(), limits.getDisputesPerDay());
    }
}
