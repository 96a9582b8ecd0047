package org.redress.report;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.redress.security.Caller;

/** Stores links to exports for all nodes, and uses each of them once. */
@Stateless
public class ExportLinkService {
    private static final int BATCH_SIZE = 1_000;

    @PersistenceContext
    EntityManager em;

    /** Stores a link. */
    public void add(ExportLink link) {
        em.persist(link);
    }

    /**
     * Uses a link up.
     *
     * @return its caller; empty if there is no such link, it was used, or it has expired
     */
    public Optional<Caller> use(int merchantId, String digest, Instant now) {
        ExportLink link = em.find(ExportLink.class, new ExportLink.ExportLinkId(merchantId, digest));
        if (link == null) {
            return Optional.empty();
        }
        // Of two uses at once, the second waits for the first, and then deletes nothing
        int deleted = em.createQuery("delete from ExportLink l where l.merchantId = :merchant and l.digest = :digest"
                        + " and l.expiresAt > :now")
                .setParameter("merchant", merchantId)
                .setParameter("digest", digest)
                .setParameter("now", now)
                .executeUpdate();
        return deleted == 1 ? Optional.of(link.caller()) : Optional.empty();
    }

    /**
     * Deletes a batch of expired links.
     *
     * @return whether there may be more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean deleteExpiredBatch(Instant now) {
        List<Object[]> expired = em.createQuery(
                        "select l.merchantId, l.digest from ExportLink l where l.expiresAt < :now order by l.expiresAt",
                        Object[].class)
                .setParameter("now", now)
                .setMaxResults(BATCH_SIZE)
                .getResultList();
        Map<Object, List<Object>> byMerchant = expired.stream()
                .collect(Collectors.groupingBy(
                        key -> key[0], TreeMap::new, Collectors.mapping(key -> key[1], Collectors.toList())));
        byMerchant.forEach((merchant, digests) -> em.createQuery(
                        "delete from ExportLink l where l.merchantId = :merchant and l.digest in :digests")
                .setParameter("merchant", merchant)
                .setParameter("digests", digests)
                .executeUpdate());
        return expired.size() == BATCH_SIZE;
    }
}
