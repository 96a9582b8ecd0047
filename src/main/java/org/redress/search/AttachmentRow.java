package org.redress.search;

import java.time.Instant;
import java.util.UUID;

/** An attached file as it is read for showing: all but its bytes. */
public record AttachmentRow(
        UUID id,
        UUID disputeId,
        String fileName,
        String originalFileName,
        Instant createdAt,
        Long size,
        String source,
        String mimeType) {}
