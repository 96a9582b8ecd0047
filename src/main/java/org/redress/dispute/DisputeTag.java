package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InputLimits;
import org.redress.problem.UnicodeTextValidator;
import org.redress.text.FoldedText;
import org.redress.text.VisibleText;

/** Tag of a dispute in the form by which disputes are found; {@link Triage} has it as it was written. */
@Entity
@Table(name = "dispute_tags")
@IdClass(DisputeTag.DisputeTagId.class)
public class DisputeTag {
    /** The rule of a tag. */
    public static final String RULE = "of 1.." + InputLimits.TAG + " characters without commas and control characters";

    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    private String tag;

    @Id
    @NotNull
    @Column(name = "dispute_id")
    private UUID disputeId;

    protected DisputeTag() {}

    /** @param tag in any spelling */
    public DisputeTag(Dispute dispute, String tag) {
        this.merchantId = dispute.getMerchantId();
        this.tag = folded(tag);
        this.disputeId = dispute.getId();
    }

    /** Returns the form in which tags are compared, regardless of letter case. */
    public static String folded(String tag) {
        return FoldedText.ofNumber(tag);
    }

    /**
     * Reads a tag without the blanks at its ends.
     *
     * @throws IllegalArgumentException if it violates {@link #RULE}
     */
    public static String parse(String sent) {
        String text = VisibleText.strip(sent);
        int length = text.codePointCount(0, text.length());
        // Commas separate the tags of a filter
        if (!UnicodeTextValidator.isLine(text) || length < 1 || length > InputLimits.TAG || text.contains(",")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    /** Primary key. */
    public static class DisputeTagId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable String tag;
        private @Nullable UUID disputeId;

        /** Creates an empty key, as JPA requires. */
        public DisputeTagId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof DisputeTagId key
                    && Objects.equals(key.merchantId, merchantId)
                    && Objects.equals(key.tag, tag)
                    && Objects.equals(key.disputeId, disputeId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, tag, disputeId);
        }
    }
}
