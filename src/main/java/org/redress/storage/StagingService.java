package org.redress.storage;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Knows the files that lie in a store without belonging to a case. */
@Stateless
public class StagingService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** They are about to be put there. @return how many */
    public int stage(String store, Collection<UUID> ids) {
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
    public int delete(UUID id) {
        return em.createQuery("delete from StagedFile s where s.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The files of these cases are erased with the transaction; those that lie elsewhere are abandoned, to be removed. */
    public void eraseAttachmentsOf(Collection<UUID> caseIds, String erased, Instant at) {
        List<Object[]> elsewhere = em.createQuery(
                        "select a.id, a.store from Attachment a where a.disputeId in :cases and a.erasedAt is null"
                                + " and a.store <> :database",
                        Object[].class)
                .setParameter("cases", caseIds)
                .setParameter("database", DatabaseBlobStore.NAME)
                .getResultList();
        elsewhere.forEach(file -> em.persist(new StagedFile((UUID) file[0], (String) file[1], at)));
        abandon(elsewhere.stream().map(file -> (UUID) file[0]).toList());
        String theirs = "(select a.id from Attachment a where a.disputeId in :cases)";
        em.createQuery("delete from AttachmentChunk c where c.attachmentId in " + theirs)
                .setParameter("cases", caseIds)
                .executeUpdate();
        em.createQuery("delete from AttachmentThumbnail t where t.attachment.id in " + theirs)
                .setParameter("cases", caseIds)
                .executeUpdate();
        em.createQuery("update Attachment a set a.fileName = :erased, a.originalFileName = :erased, a.sha256 = null,"
                        + " a.erasedAt = :at where a.disputeId in :cases and a.erasedAt is null")
                .setParameter("erased", erased)
                .setParameter("at", at)
                .setParameter("cases", caseIds)
                .executeUpdate();
    }

    /** Some of a customer's files that are erased and still lie in a store. */
    public List<StagedFile> findErased(UUID customerId, int most) {
        return em.createQuery(
                        "select s from StagedFile s where s.abandoned = true and s.id in (select a.id from Attachment a"
                                + " where a.dispute.customer.id = :customer) order by s.id",
                        StagedFile.class)
                .setParameter("customer", customerId)
                .setMaxResults(most)
                .getResultList();
    }
}
