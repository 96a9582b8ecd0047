package org.redress.search;

import java.time.Instant;
import java.util.UUID;

/**
 * An attached file read for display, without its bytes.
 *
 * @param fileName generated name
 * @param originalFileName name that the file was uploaded with
 * @param size in bytes
 * @param source side that added the file: Customer or Merchant
 */
public record AttachmentRow(
        UUID id,
        UUID disputeId,
        String fileName,
        String originalFileName,
        Instant createdAt,
        Long size,
        String source,
        String mimeType) {}
