package org.redress.attachment;

import java.util.UUID;
import java.util.stream.Stream;

/**
 * An attached file as it is read for download.
 *
 * @param size in bytes
 * @param sha256 the hash of its bytes; null for those that came in before hashes were noted
 * @param store where they lie
 */
public record StoredFile(UUID id, String name, String mimeType, Long size, String sha256, String store) {
    /** Tells these bytes from all others (RFC 9110, 8.8.3); null where their hash is not known. */
    String tag() {
        return sha256 == null ? null : '"' + sha256 + '"';
    }

    /** Whether who asks has them already. @param ifNoneMatch the header, null where there is none */
    boolean isKnownTo(String ifNoneMatch) {
        return Stream.of(ifNoneMatch == null ? new String[0] : ifNoneMatch.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(tag()));
    }
}
