package org.redress.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.redress.key.OwnedEntity;

/**
 * Blob that is in a store and not permanent. Inserted before its first byte is stored, deleted in the transaction that
 * makes it permanent: after a crash the remaining rows name the orphans.
 */
@Entity
@Table(name = "staged_files")
@SuppressWarnings("unused") // Columns that only queries read
public class StagedFile extends OwnedEntity {
    @NotBlank
    @Size(max = 16)
    private String store;

    @NotNull
    @Column(name = "staged_at")
    private Instant stagedAt;

    /** Whether it is about to be removed, and can no longer become permanent. */
    private boolean abandoned;

    protected StagedFile() {}

    /** @param store name of the store */
    public StagedFile(int merchantId, UUID id, String store, Instant stagedAt) {
        super(merchantId, id);
        this.store = store;
        this.stagedAt = stagedAt;
    }

    void abandon() {
        abandoned = true;
    }

    /** Returns the place of its bytes. */
    public BlobReference blob() {
        return new BlobReference(getMerchantId(), getId(), store);
    }
}
