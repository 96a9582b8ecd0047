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

/**
 * A piece of a file that is kept in the database, small enough to hold in memory. The pieces in order are the file; all
 * but the last are of the same size.
 */
@Entity
@Table(name = "attachment_chunks")
@IdClass(AttachmentChunk.AttachmentChunkId.class)
public class AttachmentChunk {
    /** Bytes a piece, at most; of all but the last. */
    public static final int SIZE = 64 * 1024;

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

    /** @param position counted from 0 */
    public AttachmentChunk(UUID attachmentId, int position, byte[] content) {
        this.attachmentId = attachmentId;
        this.position = position;
        this.content = content;
    }

    /** Which piece of which file. */
    public static class AttachmentChunkId implements Serializable {
        private UUID attachmentId;
        private int position;

        public AttachmentChunkId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof AttachmentChunkId key
                    && key.position == position
                    && Objects.equals(key.attachmentId, attachmentId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(attachmentId, position);
        }
    }
}
