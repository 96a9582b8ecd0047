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
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Records which blobs are in a store without being permanent: after a crash these are removed. */
@Stateless
public class StagingService {
    private static final int AT_A_TIME = 10_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * Records a merchant's blobs as staged; call it before their first byte is written.
     *
     * @return how many
     */
    public int stage(int merchantId, String store, Collection<UUID> ids) {
        ids.forEach(id -> em.persist(new StagedFile(merchantId, id, store, clock.instant())));
        return ids.size();
    }

    /**
     * Deletes the records of blobs in the transaction that makes them permanent.
     *
     * @throws IllegalStateException if one of them was abandoned
     */
    public void makePermanent(int merchantId, Collection<UUID> ids) {
        int staged = em.createQuery("delete from StagedFile s where s.merchantId = :merchant and s.id in :ids"
                        + " and s.abandoned = false")
                .setParameter("merchant", merchantId)
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
    public List<StagedFile> abandon(int merchantId, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // Waits for a transaction that is about to make them permanent
        em.createQuery("update StagedFile s set s.abandoned = true where s.merchantId = :merchant and s.id in :ids")
                .setParameter("merchant", merchantId)
                .setParameter("ids", ids)
                .executeUpdate();
        return em.createQuery(
                        "select s from StagedFile s where s.merchantId = :merchant and s.id in :ids", StagedFile.class)
                .setParameter("merchant", merchantId)
                .setParameter("ids", ids)
                .getResultList();
    }

    /**
     * Abandons blobs of any merchant that have been staged for longer than this, the oldest first.
     *
     * @param most at most
     */
    public List<StagedFile> abandonOlderThan(Duration age, int most) {
        Map<Integer, List<UUID>> old = em.createQuery(
                        "select s from StagedFile s where s.stagedAt < :before order by s.stagedAt", StagedFile.class)
                .setParameter("before", clock.instant().minus(age))
                .setMaxResults(most)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        StagedFile::getMerchantId,
                        TreeMap::new,
                        Collectors.mapping(StagedFile::getId, Collectors.toList())));
        return old.entrySet().stream()
                .flatMap(merchant -> abandon(merchant.getKey(), merchant.getValue()).stream())
                .toList();
    }

    /**
     * Deletes the record of a blob that was removed from its store.
     *
     * @return how many were deleted
     */
    public int delete(BlobReference blob) {
        return em.createQuery("delete from StagedFile s where s.merchantId = :merchant and s.id = :id")
                .setParameter("merchant", blob.merchantId())
                .setParameter("id", blob.id())
                .executeUpdate();
    }

    /**
     * Removes permanent blobs of a merchant: those in the database with the current transaction, others are
     * marked as abandoned.
     *
     * @param storesById name of the store of each blob
     */
    public void discard(int merchantId, Map<UUID, String> storesById) {
        List<UUID> inDatabase = new ArrayList<>();
        storesById.forEach((id, store) -> {
            if (store.equals(DatabaseBlobStore.NAME)) {
                inDatabase.add(id);
            } else {
                StagedFile file = new StagedFile(merchantId, id, store, clock.instant());
                file.abandon();
                em.persist(file);
            }
        });
        // Statements have at most 65,535 parameters on PostgreSQL
        for (int from = 0; from < inDatabase.size(); from += AT_A_TIME) {
            em.createQuery("delete from AttachmentChunk c where c.merchantId = :merchant and c.attachmentId in :ids")
                    .setParameter("merchant", merchantId)
                    .setParameter("ids", inDatabase.subList(from, Math.min(from + AT_A_TIME, inDatabase.size())))
                    .executeUpdate();
        }
    }
}
