package org.redress.thumbnail;

import java.util.UUID;
import org.redress.storage.BlobReference;

/**
 * A picture that this node has taken, to make its thumbnail.
 *
 * @param store name of the store that has the bytes
 * @param size in bytes
 * @param attempts how often a node took it, this time included
 */
public record ClaimedPicture(
        int merchantId, UUID attachmentId, String store, long size, String mimeType, int attempts) {
    private static final int MAX_ATTEMPTS = 3;

    BlobReference blob() {
        return new BlobReference(merchantId, attachmentId, store);
    }

    /** Returns whether nodes took it so often without an end that the picture may be the reason. */
    boolean isHopeless() {
        return attempts > MAX_ATTEMPTS;
    }
}
