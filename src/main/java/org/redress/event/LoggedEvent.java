package org.redress.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event with its number in the log of its merchant. Never updated. */
@Entity
@Table(name = "events")
@IdClass(LoggedEvent.LoggedEventId.class)
public class LoggedEvent {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    private long seq;

    @NotNull
    private UUID id;

    @Valid
    @Embedded
    private EventData data;

    protected LoggedEvent() {}

    /** Returns the clientId of the merchant. */
    public Integer getMerchantId() {
        return merchantId;
    }

    /** Returns the number in the merchant's log, from 1, without gaps. */
    public long getSeq() {
        return seq;
    }

    /** Returns the id, a UUIDv7 (RFC 9562). */
    public UUID getId() {
        return id;
    }

    public EventData getData() {
        return data;
    }

    /** Primary key: the merchant and the number in its log. */
    public static class LoggedEventId implements Serializable {
        private @Nullable Integer merchantId;
        private long seq;

        /** Creates an empty key, as JPA requires. */
        public LoggedEventId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof LoggedEventId key && key.seq == seq && Objects.equals(key.merchantId, merchantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, seq);
        }
    }
}
