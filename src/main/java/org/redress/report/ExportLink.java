package org.redress.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.security.Caller;
import org.redress.security.Role;

/** A link to an export that has not been used. It holds digests alone: neither the secret nor the filter is stored. */
@Entity
@Table(name = "export_links")
@IdClass(ExportLink.ExportLinkId.class)
@SuppressWarnings("unused") // Columns that only queries read
public class ExportLink {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    @Pattern(regexp = "[0-9a-f]{64}")
    private String digest;

    @NotNull
    @Pattern(regexp = "[0-9a-f]{64}")
    private String caller;

    @NotNull
    @Column(name = "expires_at")
    private Instant expiresAt;

    private boolean internal;

    protected ExportLink() {}

    /**
     * Creates a link.
     *
     * @param digest of its secret and of all that it asks for
     * @param caller digest of the caller's identity
     * @param internal whether the caller finds words of internal comments
     */
    ExportLink(int merchantId, String digest, String caller, Instant expiresAt, boolean internal) {
        this.merchantId = merchantId;
        this.digest = digest;
        this.caller = caller;
        this.expiresAt = expiresAt;
        this.internal = internal;
    }

    /** Returns the server as a caller for the link's creator, with the role merchant if it finds internal words. */
    Caller caller() {
        Caller caller = Caller.internal(this.caller, merchantId);
        return internal ? new Caller(caller.identity(), Set.of(Role.MERCHANT), Set.of(merchantId)) : caller;
    }

    /** Primary key. */
    public static class ExportLinkId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable String digest;

        /** Creates an empty key, as JPA requires. */
        public ExportLinkId() {}

        ExportLinkId(int merchantId, String digest) {
            this.merchantId = merchantId;
            this.digest = digest;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ExportLinkId key
                    && Objects.equals(key.digest, digest)
                    && Objects.equals(key.merchantId, merchantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, digest);
        }
    }
}
