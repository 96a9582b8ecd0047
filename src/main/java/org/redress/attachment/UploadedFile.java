package org.redress.attachment;

import java.util.UUID;
import org.redress.digest.CanonicalForm;

/**
 * A received and validated file, before it is attached to a dispute. Its bytes are in a temporary file or in a store.
 *
 * @param id of the attachment to be, also the name of its bytes in the store
 * @param name file name as sent, as text: never used as a path
 * @param mimeType detected from the bytes
 * @param size in bytes
 * @param sha256 hash of the bytes, in hexadecimal digits
 * @param source origin as sent, such as Customer
 */
public record UploadedFile(UUID id, String name, String mimeType, long size, String sha256, String source) {

    UploadedFile withSource(String other) {
        return new UploadedFile(id, name, mimeType, size, sha256, other);
    }

    CanonicalForm canonicalForm() {
        return CanonicalForm.of("file").add("name", name).add("sha256", sha256);
    }
}
