package org.redress.storage;

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

/** Records which blobs are in a store without being permanent: after a crash these are removed. */
@Stateless
public class StagingService {
    private static final int AT_A_TIME = 10_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * Records blobs as staged; call it before their first byte is written.
     *
     * @return how many
     */
    public int stage(String store, Collection<UUID> ids) {
        ids.forEach(id -> em.persist(new StagedFile(id, store, clock.instant())));
        return ids.size();
    }

    /**
     * Deletes the records of blobs in the transaction that makes them permanent.
     *
     * @throws IllegalStateException if one of them was abandoned
     */
    public void makePermanent(Collection<UUID> ids) {
        int staged = em.createQuery("delete from StagedFile s where s.id in :ids and s.abandoned = false")
                .setParameter("ids", ids)
                .executeUpdate();
        if (staged != ids.size()) {
            throw new IllegalStateException("files were abandoned before they became permanent");
        }
    }

    /**
     * Marks blobs as abandoned, so that they cannot become permanent.
     *
     * @return the blobs to remove: all that are not permanent
     */
    public List<StagedFile> abandon(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // Waits for a transaction that is about to make them permanent
        em.createQuery("update StagedFile s set s.abandoned = true where s.id in :ids")
                .setParameter("ids", ids)
                .executeUpdate();
        return em.createQuery("select s from StagedFile s where s.id in :ids", StagedFile.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /**
     * Abandons blobs that have been staged for longer than this, the oldest first.
     *
     * @param most at most
     */
    public List<StagedFile> abandonOlderThan(Duration age, int most) {
        return abandon(em.createQuery(
                        "select s.id from StagedFile s where s.stagedAt < :before order by s.stagedAt", UUID.class)
                .setParameter("before", clock.instant().minus(age))
                .setMaxResults(most)
                .getResultList());
    }

    /**
     * Deletes the record of a blob that was removed from its store.
     *
     * @return how many were deleted
     */
    public int delete(UUID id) {
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
            if (store.equals(DatabaseBlobStore.NAME)) {
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
