package org.redress.attachment;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Attachment;
import org.redress.dispute.Dispute;
import org.redress.problem.RejectedContentException;
import org.redress.search.AttachmentRow;

/** Makes files part of a merchant's cases, and finds those that are. */
@Stateless
public class AttachmentService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ActionContextFactory contexts;

    @Inject
    @ConfigProperty(name = "evidence.case-bytes", defaultValue = "52428800")
    long maxDisputeBytes;

    /** How many bytes the case can still take. Empty where the merchant has no such case. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Long> remainingBytes(int merchantId, UUID disputeId) {
        return em.createQuery("select d.id from Dispute d where d.id = :id and d.merchantId = :merchantId", UUID.class)
                .setParameter("id", disputeId)
                .setParameter("merchantId", merchantId)
                .getResultStream()
                .findFirst()
                .map(this::remainingBytes);
    }

    private long remainingBytes(UUID disputeId) {
        Long taken = em.createQuery("select sum(a.size) from Attachment a where a.disputeId = :id", Long.class)
                .setParameter("id", disputeId)
                .getSingleResult();
        return taken == null ? maxDisputeBytes : Math.max(0, maxDisputeBytes - taken);
    }

    /**
     * Files that lie in a store become part of the case, all of them or none. Committed when this returns.
     *
     * @param name who of the merchant adds them, as their token names them
     * @return as they are shown; empty where the merchant has no such case
     * @throws RejectedContentException where they are too much for the case
     */
    public Optional<List<AttachmentRow>> add(int merchantId, UUID disputeId, List<StoredUpload> files, String name) {
        return lock(merchantId, disputeId).map(dispute -> {
            if (files.stream().mapToLong(StoredUpload::size).sum() > remainingBytes(disputeId)) {
                throw RejectedContentException.tooLarge(
                        "files", "must leave the case with at most " + maxDisputeBytes + " bytes of files");
            }
            unstage(files);
            ActionContext context = areAllFromCustomer(files)
                    ? contexts.ofCustomer(merchantId, "API")
                    : contexts.ofMerchant(merchantId, name);
            List<AttachmentRow> rows = new ArrayList<>();
            for (StoredUpload file : files) {
                // In the order in which they came
                rows.add(attach(file, dispute, context.at().plusNanos(1_000L * rows.size())));
                em.persist(dispute.attach(context.with(file.id())));
            }
            return rows;
        });
    }

    /** What the merchant passes on for the customer is the customer's doing. */
    private static boolean areAllFromCustomer(List<StoredUpload> files) {
        return files.stream().allMatch(file -> "Customer".equalsIgnoreCase(file.source()));
    }

    /** Of several who add at once, each sees what the one before added. */
    private Optional<Dispute> lock(int merchantId, UUID disputeId) {
        return em.createQuery("select d from Dispute d where d.id = :id and d.merchantId = :merchantId", Dispute.class)
                .setParameter("id", disputeId)
                .setParameter("merchantId", merchantId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private void unstage(List<StoredUpload> files) {
        int staged = em.createQuery("delete from StagedFile s where s.id in :ids and s.abandoned = false")
                .setParameter("ids", files.stream().map(StoredUpload::id).toList())
                .executeUpdate();
        if (staged != files.size()) {
            throw new IllegalStateException("files were abandoned before they became part of a case");
        }
    }

    private AttachmentRow attach(StoredUpload file, Dispute dispute, Instant at) {
        Attachment attachment = new Attachment(
                file.id(), dispute, file.id().toString(), file.name(), file.mimeType(), file.size(), file.source(), at);
        attachment.setStored(file.store(), file.sha256());
        em.persist(attachment);
        if (file.thumbnail() != null) {
            em.persist(new AttachmentThumbnail(attachment, file.thumbnail()));
        }
        return new AttachmentRow(
                file.id(),
                dispute.getId(),
                file.id().toString(),
                file.name(),
                at,
                file.size(),
                file.source(),
                file.mimeType());
    }

    /** Whom a case is of. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public UUID customerOf(UUID disputeId) {
        return em.createQuery("select d.customer.id from Dispute d where d.id = :id", UUID.class)
                .setParameter("id", disputeId)
                .getSingleResult();
    }

    /** Empty where none of these merchants has such a dispute with such an attachment. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<StoredFile> find(Collection<Integer> merchantIds, UUID disputeId, UUID attachmentId) {
        if (merchantIds.isEmpty()) {
            return Optional.empty();
        }
        return em.createQuery(
                        "select new org.redress.attachment.StoredFile(a.id, a.originalFileName, a.mimeType, a.size,"
                                + " a.sha256, a.store) from Attachment a where a.id = :id and a.erasedAt is null and a.disputeId = :disputeId"
                                + " and a.dispute.merchantId in :merchantIds",
                        StoredFile.class)
                .setParameter("id", attachmentId)
                .setParameter("disputeId", disputeId)
                .setParameter("merchantIds", merchantIds)
                .getResultStream()
                .findFirst();
    }

    /** Of a file that was found. Empty for what is no picture. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<byte[]> thumbnail(StoredFile file) {
        return em.createQuery("select t.content from AttachmentThumbnail t where t.attachment.id = :id", byte[].class)
                .setParameter("id", file.id())
                .getResultStream()
                .findFirst();
    }
}
