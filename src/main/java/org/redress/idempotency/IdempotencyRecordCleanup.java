package org.redress.idempotency;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgets kept answers when their time is over. Each node does; what one has forgotten the other does not find. */
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
