package org.redress.evidence;

import java.util.UUID;
import org.redress.retry.CanonicalForm;

/**
 * A file that came in and was found good.
 *
 * @param name as its sender calls it, as text: never used as a path
 * @param mimeType decided from its bytes
 * @param thumbnail a small JPEG, null for what is no picture
 */
record NewFile(UUID id, String name, String mimeType, Spool bytes, byte[] thumbnail) {
    CanonicalForm canonicalForm() {
        return CanonicalForm.of("file").add("name", name).add("sha256", bytes.sha256());
    }
}
