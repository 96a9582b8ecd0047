package org.redress.quota;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Objects;
import org.redress.party.Merchant;
import org.redress.party.MerchantLimits;
import org.redress.reason.ReferenceData;

/**
 * Compares what a merchant is about to add with its limits. Without a limit it executes no statement, else one. It
 * takes no lock: calls that run at the same time do not see each other.
 */
@Stateless
public class QuotaService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ReferenceData referenceData;

    @Inject
    Event<QuotaNotice> near;

    /**
     * Checks that the merchant may open one more dispute.
     *
     * @param now time of the dispute
     * @throws QuotaExceededException (429) if it has opened as many as it may on this day of its time zone
     */
    public void checkDispute(int merchantId, Instant now) {
        Merchant merchant = referenceData.merchant(merchantId);
        if (merchant != null && merchant.getLimits().getDisputesPerDay() != null) {
            MerchantDay day = MerchantDay.at(now, merchant.getSettings().getTimeZone());
            Long opened = em.createQuery(
                            "select count(d.id) from Dispute d where d.merchantId = :merchant"
                                    + " and d.createdAt >= :begin and d.createdAt < :end",
                            Long.class)
                    .setParameter("merchant", merchantId)
                    .setParameter("begin", day.begin())
                    .setParameter("end", day.end())
                    .getSingleResult();
            QuotaUse use = Quota.DISPUTES_PER_DAY.of(opened, merchant.getLimits());
            check(QuotaNotice.ofDay(use, day, now), QuotaNotice.ofDay(use.plus(1), day, now));
        }
    }

    /**
     * Checks that the merchant may store more files.
     *
     * @param bytes of the new files
     * @throws QuotaExceededException (413) if all its files would have more bytes than it may store
     */
    public void checkAttachments(int merchantId, long bytes) {
        Merchant merchant = referenceData.merchant(merchantId);
        if (merchant != null && merchant.getLimits().getAttachmentBytes() != null) {
            QuotaUse use = storedBytes(em, merchantId, merchant.getLimits());
            check(QuotaNotice.ofStored(use), QuotaNotice.ofStored(use.plus(bytes)));
        }
    }

    static QuotaUse storedBytes(EntityManager em, int merchantId, MerchantLimits limits) {
        Long stored = em.createQuery(
                        "select sum(a.size) from Attachment a where a.merchantId = :merchant"
                                + " and a.erasedAt is null",
                        Long.class)
                .setParameter("merchant", merchantId)
                .getSingleResult();
        return Quota.ATTACHMENT_BYTES.of(stored == null ? 0 : stored, limits);
    }

    private void check(QuotaNotice before, QuotaNotice after) {
        if (after.use().used() > Objects.requireNonNull(after.use().maximum())) {
            throw new QuotaExceededException(before);
        }
        if (after.use().state() != QuotaState.OK) {
            near.fire(after);
        }
    }
}
