package org.redress.quota;

import org.jspecify.annotations.Nullable;
import org.redress.party.MerchantLimits;

/** Limit of a merchant. */
public enum Quota {
    REQUESTS_PER_SECOND("requestsPerSecond"),
    ATTACHMENT_BYTES("attachmentBytes"),
    DISPUTES_PER_DAY("disputesPerDay");

    private final String wireName;

    Quota(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** Returns the usage beside the maximum of these limits. */
    QuotaUse of(long used, MerchantLimits limits) {
        return new QuotaUse(this, used, maximum(limits));
    }

    private @Nullable Long maximum(MerchantLimits limits) {
        return switch (this) {
            case REQUESTS_PER_SECOND -> widened(limits.getRequestsPerSecond());
            case ATTACHMENT_BYTES -> limits.getAttachmentBytes();
            case DISPUTES_PER_DAY -> widened(limits.getDisputesPerDay());
        };
    }

    private static @Nullable Long widened(@Nullable Integer number) {
        return number == null ? null : number.longValue();
    }
}
