package org.redress.handling;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Dispute;
import org.redress.fulltext.SimilarText;
import org.redress.handling.SimilarDispute.Reason;
import org.redress.problem.UnknownResourceException;

/** Finds the disputes that resemble one: a statement for each reason, and each on an index. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SimilarDisputeService {
    private static final Duration NEAR = Duration.ofDays(14);
    private static final int LIMIT = 20;

    /** Disputes whose products are compared, the last ones of the period. */
    private static final int COMPARED = 1_000;

    private static final String ROWS = "select d, d.createdAt, d.text.description from Dispute d";

    @PersistenceContext
    EntityManager em;

    private record Original(UUID id, UUID customerId, @Nullable UUID orderUuid, Instant from, Instant to) {}

    /**
     * Returns at most 20 disputes of the merchant, those with the most reasons first, then the newest.
     *
     * @throws UnknownResourceException if the merchant has no such dispute
     */
    public List<SimilarDispute> find(int merchantId, UUID disputeId) {
        Object[] row = rows(ROWS + " where d.merchantId = :merchant and d.id = :id", merchantId, disputeId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("dispute"));
        Dispute dispute = (Dispute) row[0];
        Instant at = (Instant) row[1];
        Map<UUID, SimilarDispute> found = new LinkedHashMap<>();
        Original original =
                new Original(disputeId, dispute.getCustomerId(), dispute.getOrderUuid(), at.minus(NEAR), at.plus(NEAR));
        add(found, Reason.CUSTOMER, near(merchantId, original, "d.customerId = :value", original.customerId()));
        if (original.orderUuid() != null) {
            add(found, Reason.ORDER, near(merchantId, original, "d.orderUuid = :value", original.orderUuid()));
            List<UUID> ofItems = withItems(merchantId, original);
            if (!ofItems.isEmpty()) {
                add(found, Reason.ITEM, near(merchantId, original, "d.id in :value", ofItems));
            }
        }
        add(found, Reason.TEXT, withText(merchantId, disputeId, (String) row[2]));
        return found.values().stream()
                .sorted(Comparator.comparing(
                                (SimilarDispute similar) -> -similar.reasons().size())
                        .thenComparing(SimilarDispute::createdAt, Comparator.reverseOrder()))
                .limit(LIMIT)
                .toList();
    }

    private static void add(Map<UUID, SimilarDispute> found, Reason reason, List<Object[]> rows) {
        for (Object[] row : rows) {
            Dispute dispute = (Dispute) row[0];
            found.computeIfAbsent(
                            dispute.getId(),
                            id -> new SimilarDispute(dispute, (Instant) row[1], EnumSet.noneOf(Reason.class)))
                    .reasons()
                    .add(reason);
        }
    }

    private TypedQuery<Object[]> rows(String query, int merchantId, UUID id) {
        return em.createQuery(query, Object[].class)
                .setParameter("merchant", merchantId)
                .setParameter("id", id);
    }

    private List<Object[]> near(int merchantId, Original original, String condition, Object value) {
        return rows(
                        ROWS + " where d.merchantId = :merchant and d.id <> :id and " + condition
                                + " and d.createdAt between :from and :to order by d.createdAt desc",
                        merchantId,
                        original.id())
                .setParameter("value", value)
                .setParameter("from", original.from())
                .setParameter("to", original.to())
                .setMaxResults(LIMIT)
                .getResultList();
    }

    // Native SQL for the limit in the subquery
    private List<UUID> withItems(int merchantId, Original original) {
        List<?> ids = em.createNativeQuery("select distinct cast(d.id as varchar(36)) from (select id, order_uuid"
                        + " from disputes where merchant_id = ?1"
                        + " and created_at between cast(?3 as timestamp with time zone)"
                        + " and cast(?4 as timestamp with time zone) order by created_at desc limit " + COMPARED
                        + ") d join order_items i on i.merchant_id = ?1 and i.order_uuid = d.order_uuid"
                        + " where i.title in (select o.title from order_items o where o.merchant_id = ?1"
                        + " and o.order_uuid = cast(?2 as uuid)) and d.id <> cast(?5 as uuid)")
                .setParameter(1, merchantId)
                .setParameter(2, String.valueOf(original.orderUuid()))
                .setParameter(3, original.from().toString())
                .setParameter(4, original.to().toString())
                .setParameter(5, original.id().toString())
                .getResultList();
        return ids.stream().map(id -> UUID.fromString(id.toString())).toList();
    }

    private List<Object[]> withText(int merchantId, UUID disputeId, String description) {
        SimilarText text = new SimilarText(description);
        Predicate<Object[]> isNearly = row -> text.isNearly((String) row[2]);
        return text.query(merchantId)
                .map(query -> rows(
                                ROWS + " join SearchDocument s on s.merchantId = d.merchantId and s.id = d.id"
                                        + " where d.merchantId = :merchant and s.merchantId = :merchant and d.id <> :id"
                                        + " and function('search_words_match', s.merchantId, s.words, s.customerWords,"
                                        + " :query) = true order by d.createdAt desc",
                                merchantId,
                                disputeId)
                        .setParameter("query", query.expression())
                        .setMaxResults(LIMIT)
                        .getResultStream()
                        .filter(isNearly)
                        .toList())
                .orElse(List.of());
    }
}
