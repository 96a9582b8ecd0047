package org.redress.handling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Member of staff who has a dispute open. */
@Entity
@Table(name = "presences")
@IdClass(Presence.PresenceId.class)
public class Presence {
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
    @Column(name = "staff_id")
    private String staffId;

    @NotNull
    @Column(name = "staff_name")
    private String staffName;

    @NotNull
    @Column(name = "seen_at")
    private Instant seenAt;

    protected Presence() {}

    public String getStaffId() {
        return staffId;
    }

    public String getStaffName() {
        return staffName;
    }

    /** Returns the time of the last call that said so. */
    public Instant getSeenAt() {
        return seenAt;
    }

    /** Primary key. */
    public static class PresenceId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable UUID disputeId;
        private @Nullable String staffId;

        /** Creates an empty key, as JPA requires. */
        public PresenceId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof PresenceId key
                    && Objects.equals(key.merchantId, merchantId)
                    && Objects.equals(key.disputeId, disputeId)
                    && Objects.equals(key.staffId, staffId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, disputeId, staffId);
        }
    }
}
