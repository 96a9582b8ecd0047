package org.redress.search;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.http.FileNames;
import org.redress.storage.BlobReference;

/**
 * An attached file read for display and download, without its bytes.
 *
 * @param merchantId clientId of the merchant
 * @param fileName generated name
 * @param originalFileName name that the file was uploaded with, without characters that mislead
 * @param size in bytes
 * @param source side that added the file: Customer or Merchant
 * @param sha256 hash of the bytes, in hexadecimal digits; null if not read, or for files older than hashes
 * @param store name of the store that has the bytes; null if not read
 */
public record AttachmentRow(
        Integer merchantId,
        UUID id,
        UUID disputeId,
        String fileName,
        String originalFileName,
        Instant createdAt,
        Long size,
        String source,
        String mimeType,
        @Nullable String sha256,
        @Nullable String store) {

    public AttachmentRow {
        // Here, since names leave by several ways: lists, disputes, uploads, downloads, exports
        originalFileName = FileNames.safe(originalFileName);
    }

    /** For showing, which needs neither hash nor store: lists read many. */
    public AttachmentRow(
            Integer merchantId,
            UUID id,
            UUID disputeId,
            String fileName,
            String originalFileName,
            Instant createdAt,
            Long size,
            String source,
            String mimeType) {
        this(merchantId, id, disputeId, fileName, originalFileName, createdAt, size, source, mimeType, null, null);
    }

    /** Returns the place of the bytes; for rows whose store was read. */
    public BlobReference blob() {
        return new BlobReference(merchantId, id, Objects.requireNonNull(store));
    }

    /** Returns the entity tag of the bytes with its quotes (RFC 9110, 8.8.3), or null if their hash is unknown. */
    public @Nullable String tag() {
        return sha256 == null ? null : '"' + sha256 + '"';
    }
}
