package org.redress.staff;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Stores the members of staff that this node has seen, each second. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StaffScheduler {
    @Inject
    TimerRuns runs;

    @Inject
    StaffSightings sightings;

    @EJB
    StaffService staff;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void store() {
        runs.run(TimerName.STAFF, () -> sightings.moveTo(staff::store));
    }
}
