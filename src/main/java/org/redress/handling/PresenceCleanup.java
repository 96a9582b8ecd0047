package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Deletes presences of before once a minute. Each node does; deleting the same ones twice does no harm. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PresenceCleanup {
    @Inject
    TimerRuns runs;

    @EJB
    PresenceService presences;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*", second = "31", persistent = false)
    void deleteGone() {
        runs.run(TimerName.PRESENCES, () -> Batches.doAll(() -> presences.deleteGone(clock.instant())));
    }
}
