package org.redress.idempotency;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Deletes expired idempotency records once an hour. Each node does; deleting the same ones twice does no harm. */
@Singleton
public class IdempotencyRecordCleanup {
    @Inject
    IdempotencyRecordService records;

    @Schedule(hour = "*", minute = "17", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void deleteExpired() {
        boolean more;
        do {
            more = records.deleteExpiredBatch();
        } while (more);
    }
}
