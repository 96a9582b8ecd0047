package org.redress.evidence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Knows the files that lie in a store without belonging to a case. */
@Stateless
public class StagingService {
    private static final int AT_A_TIME = 10_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** They are about to be put there. @return how many */
    public int begin(String store, Collection<UUID> ids) {
        ids.forEach(id -> em.persist(new StagedFile(id, store, clock.instant())));
        return ids.size();
    }

    /** None of them can become part of a case any more. @return those that have not already, to be removed */
    public List<StagedFile> abandon(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // Waits for a transaction of which nobody knows yet how it ends
        em.createQuery("update StagedFile s set s.abandoned = true where s.id in :ids")
                .setParameter("ids", ids)
                .executeUpdate();
        return em.createQuery("select s from StagedFile s where s.id in :ids", StagedFile.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** As abandon, of those that have been there for so long, the oldest first. */
    public List<StagedFile> abandonOlderThan(Duration age, int most) {
        return abandon(em.createQuery(
                        "select s.id from StagedFile s where s.stagedAt < :before order by s.stagedAt", UUID.class)
                .setParameter("before", clock.instant().minus(age))
                .setMaxResults(most)
                .getResultList());
    }

    /** It is no longer there. @return how many are crossed out */
    public int forget(UUID id) {
        return em.createQuery("delete from StagedFile s where s.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Removes permanent blobs: those in the database with the current transaction, others are marked as abandoned.
     *
     * @param storesById name of the store of each blob
     */
    public void discard(Map<UUID, String> storesById) {
        List<UUID> inDatabase = new ArrayList<>();
        storesById.forEach((id, store) -> {
            if (store.equals(DatabaseStore.NAME)) {
                inDatabase.add(id);
            } else {
                StagedFile file = new StagedFile(id, store, clock.instant());
                file.abandon();
                em.persist(file);
            }
        });
        // Statements have at most 65,535 parameters on PostgreSQL
        for (int from = 0; from < inDatabase.size(); from += AT_A_TIME) {
            em.createQuery("delete from AttachmentChunk c where c.attachmentId in :ids")
                    .setParameter("ids", inDatabase.subList(from, Math.min(from + AT_A_TIME, inDatabase.size())))
                    .executeUpdate();
        }
    }
}
