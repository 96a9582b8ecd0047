package org.redress.bulk;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Primary key of a {@link JobDispute}. */
public class JobDisputeKey implements Serializable {
    private @Nullable Integer merchantId;
    private @Nullable UUID jobId;
    private @Nullable Integer position;

    /** Creates an empty key, as JPA requires. */
    public JobDisputeKey() {}

    /** Creates the key of a row. */
    public JobDisputeKey(int merchantId, UUID jobId, int position) {
        this.merchantId = merchantId;
        this.jobId = jobId;
        this.position = position;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JobDisputeKey key
                && Objects.equals(key.merchantId, merchantId)
                && Objects.equals(key.jobId, jobId)
                && Objects.equals(key.position, position);
    }

    @Override
    public int hashCode() {
        return Objects.hash(merchantId, jobId, position);
    }
}
