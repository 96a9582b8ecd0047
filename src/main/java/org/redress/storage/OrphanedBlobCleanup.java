package org.redress.storage;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.redress.security.Caller;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Removes, once an hour and on each node, blobs that crashed nodes left in a store. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class OrphanedBlobCleanup {
    /** Age at which a staged blob is an orphan; longer than any upload takes after it was received. */
    static final Duration AGE = Duration.ofHours(1);

    private static final int MOST = 1_000;
    private static final Caller CALLER = Caller.internal("orphaned blob cleanup");

    @Inject
    TimerRuns runs;

    @Inject
    BlobStorage blobs;

    @EJB
    StagingService staging;

    /** Removes the blobs of one batch; the next run takes the rest. */
    @Schedule(hour = "*", minute = "13", persistent = false)
    public void removeOrphans() {
        runs.run(TimerName.ORPHANED_BLOBS, () -> blobs.remove(CALLER, () -> staging.abandonOlderThan(AGE, MOST)));
    }
}
