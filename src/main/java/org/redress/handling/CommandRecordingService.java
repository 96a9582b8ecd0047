package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.Mention;
import org.redress.dispute.TimelineRecordingService;

/** Stores what an executed command adds to a dispute. */
@Stateless
public class CommandRecordingService {
    @PersistenceContext
    EntityManager em;

    @EJB
    TimelineRecordingService timelines;

    @EJB
    MentionService mentions;

    /**
     * Stores the timeline entry with its events, and the comment.
     *
     * @return the mentions of the comment
     */
    public List<Mention> record(Dispute dispute, ExecutedCommand executed) {
        timelines.record(dispute, executed.entry());
        if (executed.comment() == null) {
            return List.of();
        }
        em.persist(executed.comment());
        return mentions.store(executed.comment());
    }
}
