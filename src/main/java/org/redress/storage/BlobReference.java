package org.redress.storage;

import java.util.UUID;

/**
 * Place of a blob.
 *
 * @param merchantId clientId of the merchant that it belongs to
 * @param store name of the store that it was written to
 */
public record BlobReference(int merchantId, UUID id, String store) {}
