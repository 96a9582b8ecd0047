package org.redress.webhook;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Primary key of a delivery: its webhook, and its number there. */
public class DeliveryKey implements Serializable {
    private @Nullable Integer merchantId;
    private @Nullable UUID webhookId;
    private int number;

    /** Creates an empty key, as JPA requires. */
    public DeliveryKey() {}

    /** Creates the key of a row. */
    public DeliveryKey(int merchantId, UUID webhookId, int number) {
        this.merchantId = merchantId;
        this.webhookId = webhookId;
        this.number = number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeliveryKey key
                && key.number == number
                && Objects.equals(key.webhookId, webhookId)
                && Objects.equals(key.merchantId, merchantId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(merchantId, webhookId, number);
    }
}
