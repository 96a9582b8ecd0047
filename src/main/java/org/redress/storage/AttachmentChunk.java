package org.redress.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chunk of a blob in the database, small enough for memory. All chunks but the last have {@link #SIZE} bytes. */
@Entity
@Table(name = "attachment_chunks")
@IdClass(AttachmentChunk.AttachmentChunkId.class)
@SuppressWarnings("unused") // Columns that only queries read
public class AttachmentChunk {
    /** Bytes of each chunk but the last, which may have fewer. */
    public static final int SIZE = 64 * 1024;

    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    @Column(name = "attachment_id")
    private UUID attachmentId;

    @Id
    @PositiveOrZero
    private int position;

    @NotNull
    @Size(max = SIZE)
    private byte[] content;

    protected AttachmentChunk() {}

    /**
     * @param merchantId clientId of the merchant
     * @param attachmentId id of the blob
     * @param position in the blob, counted from 0
     */
    public AttachmentChunk(int merchantId, UUID attachmentId, int position, byte[] content) {
        this.merchantId = merchantId;
        this.attachmentId = attachmentId;
        this.position = position;
        this.content = content;
    }

    /** Primary key. */
    public static class AttachmentChunkId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable UUID attachmentId;
        private int position;

        public AttachmentChunkId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof AttachmentChunkId key
                    && key.position == position
                    && Objects.equals(key.attachmentId, attachmentId)
                    && Objects.equals(key.merchantId, merchantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, attachmentId, position);
        }
    }
}
