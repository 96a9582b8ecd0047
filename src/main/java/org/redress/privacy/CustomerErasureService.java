package org.redress.privacy;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.attachment.AttachmentErasureService;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.ComplaintText;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.http.Preconditions;
import org.redress.party.CreationLockService;
import org.redress.party.Customer;
import org.redress.problem.UnknownResourceException;
import org.redress.reason.ReferenceData;

/**
 * Steps of a customer's erasure, each a transaction of bounded size.
 *
 * <p>Every step is idempotent and queries only what is left, so an interrupted erasure is resumed by starting again. No
 * progress is stored.
 */
@Stateless
public class CustomerErasureService {
    private static final int ORDERS = 500;
    private static final int DISPUTES = 10_000;
    private static final int RECORDS = 500;

    // Native SQL, since JPQL knows no limit in a subquery, and cannot address the rows of a collection of embeddables
    // (order_items, delivery_media). Entities would take statements for each single order.
    private static final String ORDERS_LEFT =
            " from orders o where o.merchant_id = ?1 and o.customer_id = cast(?2 as uuid)"
                    + " and (o.tracking_id is not null or o.tracking_url is not null"
                    + " or exists (select 1 from order_items i where i.merchant_id = ?1 and i.order_uuid = o.id)"
                    + " or exists (select 1 from delivery_media m where m.merchant_id = ?1 and m.order_uuid = o.id))";
    private static final String DELIVERIES_LEFT =
            " from deliveries where merchant_id = ?1 and customer_id = cast(?2 as uuid)";
    private static final String SEARCH_DOCUMENTS_LEFT =
            " from search_documents s join disputes d on d.merchant_id = s.merchant_id and d.id = s.id"
                    + " where s.merchant_id = ?1 and d.merchant_id = ?1 and d.customer_id = cast(?2 as uuid)";
    private static final String NO_STOP =
            "update customers set messages_stopped_at = null where merchant_id = ?1 and id = cast(?2 as uuid)";
    // Complaints of the chat keep their keys themselves, and lose them with their texts. Early versions kept keys as
    // they were sent, of any length; those match no call
    private static final String KEPT_KEYS =
            "insert into idempotency_records (merchant_id, id, request, claim, claimed_at, status) select"
                    + " merchant_id, idempotency_key, '', id, created_at, 410 from disputes"
                    + " where merchant_id = ?1 and customer_id = cast(?2 as uuid)"
                    + " and length(idempotency_key) = 64 on conflict do nothing";
    private static final String IS_LEFT =
            " where d.merchantId = :merchant and (d.text.erasedAt is null or d.triage.tags <> ''"
                    + " or exists (select c.id from Comment c where c.merchantId = :merchant and c.disputeId = d.id"
                    + " and c.text <> :erased)"
                    + " or exists (select a.id from Attachment a where a.merchantId = :merchant and a.disputeId = d.id"
                    + " and a.erasedAt is null))";
    private static final String DISPUTES_LEFT = " from Dispute d" + IS_LEFT + " and d.customerId = :customer";
    private static final List<String> WORD_ERASURES = List.of(
            "update Comment w set w.text = '" + ComplaintText.ERASED + "'",
            "delete from DisputeTag w",
            "delete from Mention w");

    @PersistenceContext
    EntityManager em;

    @Inject
    ActionContextFactory contexts;

    @EJB
    CreationLockService locks;

    @Inject
    ReferenceData referenceData;

    @EJB
    CustomerDataQueryService queries;

    @EJB
    AttachmentErasureService files;

    /**
     * Erases the customer's own data and channel identities. Later messages and orders create another customer.
     *
     * @param at time of the erasure
     * @param conditions the state that was read; ignored once the customer is erased
     * @return true: one call erases all
     * @throws UnknownResourceException if the merchant has no such customer
     * @throws org.redress.problem.PreconditionFailedException if the data has changed since it was read
     */
    public boolean eraseCustomer(int merchantId, UUID customerId, Preconditions conditions, Instant at) {
        Customer customer = queries.customer(merchantId, customerId, LockModeType.NONE);
        // Orders that the merchant is writing now are committed before, or belong to another customer
        locks.lock(merchantId, customer.lockKeys());
        em.refresh(customer, LockModeType.PESSIMISTIC_WRITE);
        if (!customer.isErased()) {
            conditions.check(queries.entityTag(merchantId, customerId));
        }
        em.createQuery("delete from ChannelIdentity i where i.merchantId = :merchant and i.customerId = :customer")
                .setParameter("merchant", merchantId)
                .setParameter("customer", customerId)
                .executeUpdate();
        for (String change : List.of(NO_STOP, KEPT_KEYS)) {
            ofCustomer(change, merchantId, customerId).executeUpdate();
        }
        customer.erase(at);
        return true;
    }

    /**
     * Erases products, tracking data and delivery media of the next orders.
     *
     * @return whether there may be more
     */
    public boolean eraseSomeOrders(int merchantId, UUID customerId) {
        List<?> numbers = ofCustomer(
                        "select o.order_id" + ORDERS_LEFT + " order by o.order_id limit " + ORDERS,
                        merchantId,
                        customerId)
                .getResultList();
        if (!numbers.isEmpty()) {
            locks.lock(merchantId, numbers.stream());
            Object last = numbers.get(numbers.size() - 1);
            for (String table : List.of("order_items", "delivery_media")) {
                ofCustomer(
                                "delete from " + table
                                        + " where merchant_id = ?1 and order_uuid in (select id from orders"
                                        + " where merchant_id = ?1 and customer_id = cast(?2 as uuid)"
                                        + " and order_id <= ?3)",
                                merchantId,
                                customerId)
                        .setParameter(3, last)
                        .executeUpdate();
            }
            ofCustomer(
                            "update orders set tracking_id = null, tracking_url = null where merchant_id = ?1"
                                    + " and customer_id = cast(?2 as uuid) and order_id <= ?3"
                                    + " and (tracking_id is not null or tracking_url is not null)",
                            merchantId,
                            customerId)
                    .setParameter(3, last)
                    .executeUpdate();
        }
        return numbers.size() == ORDERS;
    }

    private Query ofCustomer(String sql, int merchantId, UUID customerId) {
        return em.createNativeQuery(sql).setParameter(1, merchantId).setParameter(2, customerId.toString());
    }

    /**
     * Finds disputes of the customer with texts or files that are not erased.
     *
     * @return their ids, at most 10,000
     */
    public List<UUID> findDisputesLeft(int merchantId, UUID customerId) {
        return ofDisputes("select d.id" + DISPUTES_LEFT, UUID.class, merchantId)
                .setParameter("customer", customerId)
                .setMaxResults(DISPUTES)
                .getResultList();
    }

    private <T> TypedQuery<T> ofDisputes(String jpql, Class<T> type, int merchantId) {
        return em.createQuery(jpql, type)
                .setParameter("merchant", merchantId)
                .setParameter("erased", ComplaintText.ERASED);
    }

    /**
     * Erases texts and files of disputes, except those that another call has erased meanwhile.
     *
     * @param found ids of disputes
     * @param member of the merchant's staff who erases
     * @return true: one call erases all
     */
    public boolean eraseDisputes(int merchantId, List<UUID> found, Member member) {
        // Without the customer: PostgreSQL's plan for any customer would read all of its disputes
        List<Dispute> disputes = ofDisputes(
                        "select d from Dispute d" + IS_LEFT + " and d.id in :found order by d.id",
                        Dispute.class,
                        merchantId)
                .setParameter("found", found)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (!disputes.isEmpty()) {
            List<UUID> ids = disputes.stream().map(Dispute::getId).toList();
            ActionContext context = contexts.ofMerchant(merchantId, member);
            DisputeCommand erasure = new DisputeCommand.Erase(referenceData.reasons(merchantId));
            disputes.forEach(dispute -> em.persist(erasure.applyTo(dispute, context)));
            for (String words : WORD_ERASURES) {
                em.createQuery(words + " where w.merchantId = :merchant and w.disputeId in :ids")
                        .setParameter("merchant", merchantId)
                        .setParameter("ids", ids)
                        .executeUpdate();
            }
            files.eraseAttachmentsOf(merchantId, ids, ComplaintText.ERASED, context.at());
        }
        return true;
    }

    /**
     * Erases the next stored responses about the customer; their keys stay, so that no call is executed again.
     *
     * @return whether there may be more
     */
    public boolean eraseNextIdempotencyRecords(int merchantId, UUID customerId) {
        // Native SQL for the limit in the subquery
        return ofCustomer(
                                "update idempotency_records set request = '', location = null, etag = null,"
                                        + " body = null, customer_id = null where merchant_id = ?1 and id in"
                                        + " (select id from idempotency_records where merchant_id = ?1"
                                        + " and customer_id = ?2 order by id limit " + RECORDS + ")",
                                merchantId,
                                customerId)
                        .executeUpdate()
                == RECORDS;
    }

    /**
     * Erases what receivers of webhooks answered to the next deliveries about the customer. A node that records a
     * result meanwhile finds the delivery without the customer, and records no answer.
     *
     * @return whether there may be more
     */
    public boolean eraseNextDeliveries(int merchantId, UUID customerId) {
        List<?> rows = ofCustomer(
                        "select cast(webhook_id as varchar(36)), number" + DELIVERIES_LEFT
                                + " order by webhook_id, number limit " + RECORDS + " for update",
                        merchantId,
                        customerId)
                .getResultList();
        Map<Object, List<Object>> numbers = rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.groupingBy(row -> row[0], Collectors.mapping(row -> row[1], Collectors.toList())));
        numbers.forEach((webhook, found) -> {
            String those = found.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
            for (String update : List.of(
                    "update delivery_attempts set excerpt = null where delivery in " + those,
                    "update deliveries set customer_id = null where number in " + those)) {
                em.createNativeQuery(update + " and merchant_id = ?1 and webhook_id = cast(?2 as uuid)")
                        .setParameter(1, merchantId)
                        .setParameter(2, webhook)
                        .executeUpdate();
            }
        });
        return rows.size() == RECORDS;
    }

    /**
     * Erases the next search documents of the customer's disputes. Waits for a node that writes documents of the
     * merchant, since it may have read texts that are erased by now; later ones read no erased disputes.
     *
     * @return whether there may be more
     */
    public boolean eraseNextSearchDocuments(int merchantId, UUID customerId) {
        em.createNativeQuery("select seq from search_positions where merchant_id = ?1 for update")
                .setParameter(1, merchantId)
                .getResultList();
        return ofCustomer(
                                "delete from search_documents where merchant_id = ?1 and id in (select s.id"
                                        + SEARCH_DOCUMENTS_LEFT + " limit " + RECORDS + ")",
                                merchantId,
                                customerId)
                        .executeUpdate()
                == RECORDS;
    }

    /**
     * Checks that nothing is left. Waits for transactions that hold the customer's lock, since they may still write.
     *
     * @throws UnknownResourceException if the merchant has no such customer
     */
    public boolean isDone(int merchantId, UUID customerId) {
        queries.customer(merchantId, customerId, LockModeType.PESSIMISTIC_WRITE);
        return Stream.of(
                        em.createQuery("select count(i) from ChannelIdentity i where i.merchantId = :merchant"
                                        + " and i.customerId = :customer")
                                .setParameter("merchant", merchantId)
                                .setParameter("customer", customerId),
                        ofCustomer("select count(*)" + ORDERS_LEFT, merchantId, customerId),
                        ofCustomer("select count(*)" + DELIVERIES_LEFT, merchantId, customerId),
                        ofCustomer("select count(*)" + SEARCH_DOCUMENTS_LEFT, merchantId, customerId),
                        ofDisputes("select count(d)" + DISPUTES_LEFT, Long.class, merchantId)
                                .setParameter("customer", customerId),
                        ofCustomer(
                                "select count(*) from idempotency_records where merchant_id = ?1 and customer_id = ?2",
                                merchantId,
                                customerId))
                .allMatch(left -> ((Number) left.getSingleResult()).longValue() == 0);
    }
}
