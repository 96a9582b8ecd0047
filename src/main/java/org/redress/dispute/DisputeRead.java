package org.redress.dispute;

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

/** Version of a dispute that a member of staff has read, with the time of its last activity. */
@Entity
@Table(name = "dispute_reads")
@IdClass(DisputeRead.DisputeReadId.class)
@SuppressWarnings("unused") // Columns that only queries read
public class DisputeRead {
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
    @Column(name = "read_version")
    private Long readVersion;

    @NotNull
    @Column(name = "read_until")
    private Instant readUntil;

    protected DisputeRead() {}

    /** Primary key. */
    public static class DisputeReadId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable UUID disputeId;
        private @Nullable String staffId;

        /** Creates an empty key, as JPA requires. */
        public DisputeReadId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof DisputeReadId key
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
