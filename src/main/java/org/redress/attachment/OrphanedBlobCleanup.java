package org.redress.attachment;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.redress.security.Caller;
import org.redress.storage.StagingService;

/** Removes, once an hour and on each node, blobs that crashed nodes left in a store. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class OrphanedBlobCleanup {
    /** Age at which a staged blob is an orphan; longer than any upload takes after it was received. */
    static final Duration AGE = Duration.ofHours(1);

    private static final int MOST = 1_000;
    private static final Caller ITSELF = new Caller("orphaned blob cleanup", Set.of(), Set.of());

    @Inject
    StagedUploads stagedUploads;

    @Inject
    StagingService staging;

    /** Removes the blobs of one batch; the next run takes the rest. */
    @Schedule(hour = "*", minute = "13", persistent = false)
    public void sweep() {
        stagedUploads.remove(ITSELF, () -> staging.abandonOlderThan(AGE, MOST));
    }
}
