package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Link of a dispute to another one of the merchant. The other one has a link back, of the reversed kind. */
@Entity
@Table(name = "dispute_links")
@IdClass(DisputeLink.DisputeLinkId.class)
public class DisputeLink {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    @Column(name = "dispute_id")
    private UUID disputeId;

    @Id
    @NotNull
    @Column(name = "other_id")
    private UUID otherId;

    @Id
    @NotNull
    @Enumerated(EnumType.STRING)
    private LinkKind kind;

    @NotNull
    @Column(name = "other_number")
    private Long otherNumber;

    protected DisputeLink() {}

    /** Creates the half of a link that one of its disputes has. */
    public DisputeLink(Dispute dispute, LinkKind kind, Dispute other) {
        this.merchantId = dispute.getMerchantId();
        this.disputeId = dispute.getId();
        this.otherId = other.getId();
        this.kind = kind;
        this.otherNumber = other.getTicketNumber();
    }

    /** Returns the id of the other dispute. */
    public UUID getOtherId() {
        return otherId;
    }

    public LinkKind getKind() {
        return kind;
    }

    /** Returns the ticket number of the other dispute. */
    public long getOtherNumber() {
        return otherNumber;
    }

    /** Primary key. */
    public static class DisputeLinkId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable UUID disputeId;
        private @Nullable UUID otherId;
        private @Nullable LinkKind kind;

        /** Creates an empty key, as JPA requires. */
        public DisputeLinkId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof DisputeLinkId key
                    && Objects.equals(key.merchantId, merchantId)
                    && Objects.equals(key.disputeId, disputeId)
                    && Objects.equals(key.otherId, otherId)
                    && key.kind == kind;
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, disputeId, otherId, kind);
        }
    }
}
