package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.key.OwnedEntity;
import org.redress.key.UuidConverter;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;

/** File of a dispute, such as the photo of a broken screen. A blob store has its bytes until they are erased. */
@Entity
@Table(name = "attachments")
@SuppressWarnings("unused") // Columns that only queries read
public class Attachment extends OwnedEntity {
    @NotNull
    @Convert(converter = UuidConverter.class)
    @Column(name = "dispute_id")
    private UUID disputeId;

    @NotBlank
    @Size(max = 255)
    @Column(name = "file_name")
    private String fileName;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.NAME)
    @Column(name = "original_file_name")
    private String originalFileName;

    @NotBlank
    @Size(max = 127)
    @Column(name = "mime_type")
    private String mimeType;

    @PositiveOrZero
    private long size;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.IDENTIFIER)
    private String source;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    @NotBlank
    @Size(max = 16)
    private String store = "database";

    @Size(max = 64)
    private @Nullable String sha256;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    protected Attachment() {}

    /**
     * Creates an attachment whose bytes are in the database.
     *
     * @param fileName generated name
     * @param originalFileName name of the upload; never used as a path
     * @param size in bytes
     * @param source side that added the file, such as Customer
     */
    public Attachment(
            UUID id,
            Dispute dispute,
            String fileName,
            String originalFileName,
            String mimeType,
            long size,
            String source,
            Instant createdAt) {
        super(dispute.getMerchantId(), id);
        this.disputeId = dispute.getId();
        this.fileName = fileName;
        this.originalFileName = originalFileName;
        this.mimeType = mimeType;
        this.size = size;
        this.source = source;
        this.createdAt = createdAt;
    }

    /**
     * Sets the store of the bytes and their hash.
     *
     * @param sha256 in hexadecimal digits
     */
    public void setStored(String store, String sha256) {
        this.store = store;
        this.sha256 = sha256;
    }

    /**
     * Removes names and hash.
     *
     * @param erased replaces the names
     */
    public void erase(String erased, Instant at) {
        fileName = erased;
        originalFileName = erased;
        sha256 = null;
        erasedAt = at;
    }

    public UUID getDisputeId() {
        return disputeId;
    }

    public String getStore() {
        return store;
    }

    public String getMimeType() {
        return mimeType;
    }

    public long getSize() {
        return size;
    }
}
