package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** A file that belongs to a case, such as the photo of a broken screen. Its bytes lie elsewhere, in a store, until they are erased. */
@Entity
@Table(name = "attachments")
public class Attachment {
    @Id
    @NotNull
    private UUID id;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "dispute_id")
    private Dispute dispute;

    @Column(name = "dispute_id", insertable = false, updatable = false)
    private UUID disputeId;

    @NotBlank
    @Size(max = 255)
    @Column(name = "file_name")
    private String fileName;

    @NotBlank
    @Size(max = 255)
    @Column(name = "original_file_name")
    private String originalFileName;

    @NotBlank
    @Size(max = 127)
    @Column(name = "mime_type")
    private String mimeType;

    @PositiveOrZero
    private long size;

    @NotBlank
    @Size(max = 64)
    private String source;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    @NotBlank
    @Size(max = 16)
    private String store = "database";

    @Size(max = 64)
    private String sha256;

    @Column(name = "erased_at")
    private Instant erasedAt;

    protected Attachment() {}

    /**
     * @param fileName the name it is kept under
     * @param originalFileName the name it came with, as text: never used as a path
     * @param size in bytes
     * @param source who gave it, such as Customer
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
        this.id = id;
        this.dispute = dispute;
        this.fileName = fileName;
        this.originalFileName = originalFileName;
        this.mimeType = mimeType;
        this.size = size;
        this.source = source;
        this.createdAt = createdAt;
    }

    /** @param store where its bytes lie @param sha256 their hash, in hexadecimal digits */
    public void setStored(String store, String sha256) {
        this.store = store;
        this.sha256 = sha256;
    }

    public UUID getId() {
        return id;
    }
}
