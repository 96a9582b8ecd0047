package org.redress.idempotency;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Deletes expired idempotency records once an hour. Each node does; deleting the same ones twice does no harm. */
@Singleton
public class IdempotencyRecordCleanup {
    private static final Logger LOG = System.getLogger(IdempotencyRecordCleanup.class.getName());

    @Inject
    IdempotencyRecordService records;

    @Schedule(hour = "*", minute = "17", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void deleteExpired() {
        try {
            boolean more;
            do {
                more = records.deleteExpiredBatch();
            } while (more);
        } catch (RuntimeException e) {
            // A server removes a timer whose method fails twice
            LOG.log(
                    Level.WARNING,
                    "deleting expired idempotency records failed, the next run retries: {0}",
                    e.toString());
        }
    }
}
