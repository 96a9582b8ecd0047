package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.redress.dispute.Dispute;
import org.redress.dispute.TimelineRecordingService;

/** Stores what an executed command adds to a dispute. */
@Stateless
public class CommandRecordingService {
    @PersistenceContext
    EntityManager em;

    @EJB
    TimelineRecordingService timelines;

    /** Stores the timeline entry with its events, and the comment. */
    public void record(Dispute dispute, ExecutedCommand executed) {
        timelines.record(dispute, executed.entry());
        if (executed.comment() != null) {
            em.persist(executed.comment());
        }
    }
}
