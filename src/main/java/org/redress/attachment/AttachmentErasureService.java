package org.redress.attachment;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redress.dispute.Attachment;
import org.redress.dispute.KnownSource;
import org.redress.storage.StagedFile;
import org.redress.storage.StagingService;

/**
 * Erases attachments of disputes: names, unknown sources, hashes, thumbnails and bytes. Size, type, time and a known
 * source remain.
 */
@Stateless
public class AttachmentErasureService {
    @PersistenceContext
    EntityManager em;

    @EJB
    StagingService staging;

    /**
     * Erases the attachments of disputes in the current transaction. Bytes outside of the database are abandoned, to be
     * removed after it ({@link #findErased}).
     *
     * @param erased replaces file names and sources
     */
    public void eraseAttachmentsOf(int merchantId, Collection<UUID> disputeIds, String erased, Instant at) {
        List<Attachment> attachments = em.createQuery(
                        "select a from Attachment a where a.merchantId = :merchant and a.disputeId in :disputes"
                                + " and a.erasedAt is null order by a.id",
                        Attachment.class)
                .setParameter("merchant", merchantId)
                .setParameter("disputes", disputeIds)
                .getResultList();
        staging.discard(
                merchantId, attachments.stream().collect(Collectors.toMap(Attachment::getId, Attachment::getStore)));
        // Before the thumbnails: this waits for one that is being stored
        em.createQuery("delete from ThumbnailJob j where j.merchantId = :merchant and j.id in"
                        + " (select a.id from Attachment a where a.merchantId = :merchant"
                        + " and a.disputeId in :disputes)")
                .setParameter("merchant", merchantId)
                .setParameter("disputes", disputeIds)
                .executeUpdate();
        em.createQuery("delete from AttachmentThumbnail t where t.merchantId = :merchant and t.id in"
                        + " (select a.id from Attachment a where a.merchantId = :merchant"
                        + " and a.disputeId in :disputes)")
                .setParameter("merchant", merchantId)
                .setParameter("disputes", disputeIds)
                .executeUpdate();
        attachments.forEach(attachment -> attachment.erase(erased, at));
        em.createQuery("update Attachment a set a.source = :erased where a.merchantId = :merchant"
                        + " and a.disputeId in :disputes and lower(a.source) not in :known")
                .setParameter("erased", erased)
                .setParameter("merchant", merchantId)
                .setParameter("disputes", disputeIds)
                .setParameter("known", KnownSource.lowerCaseNames())
                .executeUpdate();
    }

    /**
     * Returns erased attachments of a customer whose bytes are still in a store, ordered by id.
     *
     * @param most at most
     */
    public List<StagedFile> findErased(int merchantId, UUID customerId, int most) {
        return em.createQuery(
                        "select s from StagedFile s where s.merchantId = :merchant and s.abandoned = true and s.id in"
                                + " (select a.id from Attachment a, Dispute d where a.merchantId = :merchant"
                                + " and d.merchantId = :merchant and d.id = a.disputeId and d.customerId = :customer)"
                                + " order by s.id",
                        StagedFile.class)
                .setParameter("merchant", merchantId)
                .setParameter("customer", customerId)
                .setMaxResults(most)
                .getResultList();
    }
}
