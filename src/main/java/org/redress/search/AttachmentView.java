package org.redress.search;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;
import org.redress.json.TimeFormats;

/**
 * An attached file on the wire.
 *
 * @param createdAt MM/dd/yyyy HH:mm:ss in UTC
 * @param size in bytes
 * @param url path that returns the bytes
 * @param addedAt the same time as createdAt, ISO 8601 in UTC
 */
@JsonbPropertyOrder({"id", "fileName", "originalFileName", "createdAt", "size", "source", "mimeType", "url", "addedAt"})
public record AttachmentView(
        UUID id,
        String fileName,
        String originalFileName,
        String createdAt,
        Long size,
        String source,
        String mimeType,
        String url,
        String addedAt) {
    /** Formats a row for the wire. */
    public static AttachmentView of(AttachmentRow row) {
        return new AttachmentView(
                row.id(),
                row.fileName(),
                row.originalFileName(),
                TimeFormats.dateTime(row.createdAt()),
                row.size(),
                row.source(),
                row.mimeType(),
                DisputePaths.attachment(row.disputeId(), row.id()),
                TimeFormats.instant(row.createdAt()));
    }
}
