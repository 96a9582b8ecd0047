package org.redress.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Person who has called the API with a token of a merchant. */
@Entity
@Table(name = "staff")
@IdClass(StaffMember.StaffMemberId.class)
public class StaffMember {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    private String id;

    @NotNull
    private String name;

    @NotNull
    @Column(name = "seen_at")
    private Instant seenAt;

    protected StaffMember() {}

    /** Creates a member that was seen at a time. */
    public StaffMember(Sighting seen, Instant seenAt) {
        this.merchantId = seen.merchantId();
        this.id = seen.id();
        this.name = seen.name();
        this.seenAt = seenAt;
    }

    /** Returns the subject of the token. */
    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    /** Returns the time of the last call, to a day. */
    public Instant getSeenAt() {
        return seenAt;
    }

    /** Primary key. */
    public static class StaffMemberId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable String id;

        /** Creates an empty key, as JPA requires. */
        public StaffMemberId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof StaffMemberId key
                    && Objects.equals(key.merchantId, merchantId)
                    && Objects.equals(key.id, id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, id);
        }
    }
}
