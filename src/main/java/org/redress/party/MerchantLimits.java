package org.redress.party;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Positive;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;

/** Limits that an operator has set for a merchant. Null: no limit of its own. */
@Embeddable
public class MerchantLimits {
    /** Greatest number of requests a second and of disputes a day. */
    public static final long MAX_CALLS = 1_000_000;

    /** Greatest number of bytes. */
    public static final long MAX_BYTES = 1_000_000_000_000_000L;

    @Positive
    @Column(name = "requests_per_second")
    private @Nullable Integer requestsPerSecond;

    @Positive
    @Column(name = "attachment_bytes")
    private @Nullable Long attachmentBytes;

    @Positive
    @Column(name = "disputes_per_day")
    private @Nullable Integer disputesPerDay;

    protected MerchantLimits() {}

    /** Creates limits, of which each may be null. */
    public MerchantLimits(
            @Nullable Integer requestsPerSecond, @Nullable Long attachmentBytes, @Nullable Integer disputesPerDay) {
        this.requestsPerSecond = requestsPerSecond;
        this.attachmentBytes = attachmentBytes;
        this.disputesPerDay = disputesPerDay;
    }

    /** Returns the requests a second on each node; null for MERCHANT_REQUESTS_PER_SECOND. */
    public @Nullable Integer getRequestsPerSecond() {
        return requestsPerSecond;
    }

    /** Returns the bytes of all stored files together; null for no limit. */
    public @Nullable Long getAttachmentBytes() {
        return attachmentBytes;
    }

    /** Returns the disputes opened on a day of the merchant's time zone; null for no limit. */
    public @Nullable Integer getDisputesPerDay() {
        return disputesPerDay;
    }

    /** Returns a digest of the content, which is the limits' entity tag. */
    public String digest() {
        return CanonicalForm.of("limits")
                .add("requestsPerSecond", Objects.toString(requestsPerSecond, ""))
                .add("attachmentBytes", Objects.toString(attachmentBytes, ""))
                .add("disputesPerDay", Objects.toString(disputesPerDay, ""))
                .digest();
    }
}
