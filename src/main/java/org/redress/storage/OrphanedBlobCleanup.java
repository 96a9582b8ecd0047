package org.redress.storage;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.redress.security.Caller;

/** Once in an hour, on each node: removes files of nodes that broke down before these became part of a case. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class OrphanedBlobCleanup {
    /** Longer than any file takes from the store into its case. */
    public static final Duration AGE = Duration.ofHours(1);

    private static final int MOST = 1_000;
    private static final Caller CALLER = new Caller("evidence sweep", Set.of(), Set.of());

    @Inject
    BlobStorage blobs;

    @Inject
    StagingService staging;

    @Schedule(hour = "*", minute = "13", persistent = false)
    public void removeOrphans() {
        blobs.remove(CALLER, () -> staging.abandonOlderThan(AGE, MOST));
    }
}
