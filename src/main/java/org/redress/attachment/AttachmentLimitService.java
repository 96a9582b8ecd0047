package org.redress.attachment;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.problem.RejectedContentException;
import org.redress.quota.QuotaService;

/** Compares new files with the bytes allowed per dispute and per merchant. */
@Stateless
public class AttachmentLimitService {
    @PersistenceContext
    EntityManager em;

    @EJB
    QuotaService quotas;

    @Inject
    @ConfigProperty(name = "evidence.case-bytes")
    long maxDisputeBytes;

    /** Returns how many bytes of files can still be attached to a dispute. */
    public long remainingBytes(int merchantId, UUID disputeId) {
        Long taken = em.createQuery(
                        "select sum(a.size) from Attachment a where a.merchantId = :merchant and a.disputeId = :id",
                        Long.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", disputeId)
                .getSingleResult();
        return taken == null ? maxDisputeBytes : Math.max(0, maxDisputeBytes - taken);
    }

    /**
     * Checks that files can be attached to a dispute, which is locked.
     *
     * @param bytes of all of them
     * @throws RejectedContentException (413) if they exceed the bytes allowed per dispute
     * @throws org.redress.quota.QuotaExceededException (413) if they exceed the limit of the merchant
     */
    public void check(int merchantId, UUID disputeId, long bytes) {
        if (bytes > remainingBytes(merchantId, disputeId)) {
            throw RejectedContentException.tooLarge(
                    "files", "would exceed the " + maxDisputeBytes + " bytes allowed per dispute");
        }
        quotas.checkAttachments(merchantId, bytes);
    }
}
