package org.redress.attachment;

import java.util.UUID;

/**
 * A file that lies in a store and is to become part of a case.
 *
 * @param name as its sender calls it
 * @param size in bytes
 * @param sha256 the hash of its bytes, in hexadecimal digits
 * @param store where they lie
 * @param source who gave it, such as Merchant
 * @param thumbnail a small JPEG, null for what is no picture
 */
public record StoredUpload(
        UUID id,
        String name,
        String mimeType,
        long size,
        String sha256,
        String store,
        String source,
        byte[] thumbnail) {}
