package org.redress.storage;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.redress.security.Caller;

/** Removes, once an hour and on each node, blobs that crashed nodes left in a store. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class OrphanedBlobCleanup {
    /** Age at which a staged blob is an orphan; longer than any upload takes after it was received. */
    static final Duration AGE = Duration.ofHours(1);

    private static final int MOST = 1_000;
    private static final Caller CALLER = Caller.internal("orphaned blob cleanup");

    @Inject
    BlobStorage blobs;

    @Inject
    StagingService staging;

    /** Removes the blobs of one batch; the next run takes the rest. */
    @Schedule(hour = "*", minute = "13", persistent = false)
    public void removeOrphans() {
        blobs.remove(CALLER, () -> staging.abandonOlderThan(AGE, MOST));
    }
}
