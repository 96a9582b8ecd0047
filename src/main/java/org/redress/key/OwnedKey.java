package org.redress.key;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Primary key of an {@link OwnedEntity}: its merchant first, by which a database can place rows (ADR 31). */
public class OwnedKey implements Serializable {
    private @Nullable Integer merchantId;
    private @Nullable UUID id;

    /** Creates an empty key, as JPA requires. */
    public OwnedKey() {}

    /** Creates the key of a row. */
    public OwnedKey(int merchantId, UUID id) {
        this.merchantId = merchantId;
        this.id = id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnedKey key
                && Objects.equals(key.id, id)
                && Objects.equals(key.merchantId, merchantId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(merchantId, id);
    }
}
