package org.redress.attachment;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Attachment;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.dispute.TimelineRecordingService;
import org.redress.search.AttachmentRow;
import org.redress.storage.StagingService;
import org.redress.thumbnail.ThumbnailJobService;

/** Attaches files to a merchant's disputes, and finds attachments. */
@Stateless
public class AttachmentService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ActionContextFactory contexts;

    @EJB
    StagingService staging;

    @EJB
    ThumbnailJobService thumbnails;

    @EJB
    AttachmentLimitService limits;

    @EJB
    TimelineRecordingService timelines;

    /** Returns how many bytes of files can still be attached; empty if the merchant has no such dispute. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Long> remainingBytes(int merchantId, UUID disputeId) {
        return em.createQuery("select d.id from Dispute d where d.id = :id and d.merchantId = :merchantId", UUID.class)
                .setParameter("id", disputeId)
                .setParameter("merchantId", merchantId)
                .getResultStream()
                .findFirst()
                .map(id -> limits.remainingBytes(merchantId, id));
    }

    /**
     * Attaches staged files to a dispute, all or none, and makes their blobs permanent. Committed when this returns.
     *
     * @param store name of the store that has their bytes
     * @param member of the merchant's staff who adds them
     * @return the attachments in the order of the files; empty if the merchant has no such dispute
     * @throws org.redress.problem.ProblemException (413) if they exceed the bytes allowed per dispute or merchant
     * @throws IllegalStateException if one of them was abandoned meanwhile
     */
    public Optional<List<AttachmentRow>> add(
            int merchantId, UUID disputeId, List<UploadedFile> files, String store, Member member) {
        return lock(merchantId, disputeId).map(dispute -> {
            limits.check(
                    merchantId,
                    disputeId,
                    files.stream().mapToLong(UploadedFile::size).sum());
            staging.makePermanent(
                    merchantId, files.stream().map(UploadedFile::id).toList());
            ActionContext context = areAllFromCustomer(files)
                    ? contexts.ofCustomer(merchantId, "API")
                    : contexts.ofMerchant(merchantId, member);
            List<AttachmentRow> rows = new ArrayList<>();
            List<Attachment> attachments = new ArrayList<>();
            for (UploadedFile file : files) {
                // A microsecond apart: lists order attachments by time
                Instant at = context.at().plusNanos(1_000L * rows.size());
                attachments.add(attach(file, store, dispute, at));
                rows.add(row(file, store, dispute, at));
                timelines.record(dispute, new DisputeCommand.Attach(file.id()).applyTo(dispute, context));
            }
            thumbnails.enqueue(merchantId, attachments);
            return rows;
        });
    }

    /** Returns whether the merchant passes files on for the customer, who is then the actor in the timeline. */
    private static boolean areAllFromCustomer(List<UploadedFile> files) {
        return files.stream().allMatch(file -> "Customer".equalsIgnoreCase(file.source()));
    }

    /** Locks the dispute: concurrent uploads must each see what the others attached. */
    private Optional<Dispute> lock(int merchantId, UUID disputeId) {
        return em.createQuery(Dispute.OF_MERCHANT, Dispute.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", disputeId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private Attachment attach(UploadedFile file, String store, Dispute dispute, Instant at) {
        Attachment attachment = new Attachment(
                file.id(), dispute, file.id().toString(), file.name(), file.mimeType(), file.size(), file.source(), at);
        attachment.setStored(store, file.sha256());
        em.persist(attachment);
        return attachment;
    }

    private static AttachmentRow row(UploadedFile file, String store, Dispute dispute, Instant at) {
        return new AttachmentRow(
                dispute.getMerchantId(),
                file.id(),
                dispute.getId(),
                file.id().toString(),
                file.name(),
                at,
                file.size(),
                file.source(),
                file.mimeType(),
                file.sha256(),
                store);
    }

    /** Returns the id of the customer of a dispute. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public UUID customerOf(int merchantId, UUID disputeId) {
        return em.createQuery(
                        "select d.customerId from Dispute d where d.merchantId = :merchant and d.id = :id", UUID.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", disputeId)
                .getSingleResult();
    }

    /**
     * Finds an attachment for download.
     *
     * @return empty if none of these merchants has it, or it is erased
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<AttachmentRow> find(Collection<Integer> merchantIds, UUID disputeId, UUID attachmentId) {
        if (merchantIds.isEmpty()) {
            return Optional.empty();
        }
        return em.createQuery(
                        "select new org.redress.search.AttachmentRow(a.merchantId, a.id, a.disputeId, a.fileName,"
                                + " a.originalFileName, a.createdAt, a.size, a.source, a.mimeType, a.sha256,"
                                + " a.store) from Attachment a"
                                + " where a.id = :id and a.erasedAt is null and a.disputeId = :disputeId"
                                + " and a.merchantId in :merchantIds",
                        AttachmentRow.class)
                .setParameter("id", attachmentId)
                .setParameter("disputeId", disputeId)
                .setParameter("merchantIds", merchantIds)
                .getResultStream()
                .findFirst();
    }

    /** Returns the thumbnail, a JPEG, of an attachment that was found; empty if it has none, or not yet. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<byte[]> thumbnail(AttachmentRow file) {
        return em.createQuery(
                        "select t.content from AttachmentThumbnail t where t.merchantId = :merchant and t.id = :id",
                        byte[].class)
                .setParameter("merchant", file.merchantId())
                .setParameter("id", file.id())
                .getResultStream()
                .findFirst();
    }
}
