package org.redress.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.event.EventData;
import org.redress.http.SliceRequest;
import org.redress.problem.ConflictException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;

/** Reads the deliveries of a webhook, and queues them again. */
@Stateless
public class DeliveryService {
    private static final int ATTEMPTS = 100;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    WebhookService webhooks;

    @EJB
    QueuedEventService events;

    /**
     * Lists deliveries by their numbers: those of the slice, and one more if more follow.
     *
     * @param ascending false: from the newest on
     * @throws UnknownResourceException if there is no such webhook
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<DeliveryView> list(int merchantId, DeliveryFilter filter, SliceRequest slice, boolean ascending) {
        webhooks.find(merchantId, filter.webhookId(), LockModeType.NONE);
        TypedQuery<Delivery> query = em.createQuery(
                        "select d from Delivery d where d.merchantId = :merchant and d.webhookId = :webhook"
                                + (filter.state() == null ? "" : " and d.state = :state")
                                + (filter.eventId() == null ? "" : " and d.eventId = :event")
                                + (ascending ? " and d.number > :after order by d.number" : beforeLast(slice)),
                        Delivery.class)
                .setParameter("merchant", merchantId)
                .setParameter("webhook", filter.webhookId())
                .setMaxResults(slice.size() + 1);
        if (ascending || slice.after() > 0) {
            query.setParameter("after", slice.after());
        }
        if (filter.state() != null) {
            query.setParameter("state", filter.state());
        }
        if (filter.eventId() != null) {
            query.setParameter("event", filter.eventId());
        }
        return query.getResultStream().map(DeliveryView::of).toList();
    }

    private static String beforeLast(SliceRequest slice) {
        return (slice.after() > 0 ? " and d.number < :after" : "") + " order by d.number desc";
    }

    /**
     * Returns a delivery with its last attempts, at most 100, the newest first.
     *
     * @throws UnknownResourceException if there is no such webhook or delivery
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public DeliveryView get(int merchantId, UUID webhookId, int number) {
        webhooks.find(merchantId, webhookId, LockModeType.NONE);
        return DeliveryView.of(
                delivery(merchantId, webhookId, number),
                em.createQuery(
                                "select a from DeliveryAttempt a where a.merchantId = :merchant"
                                        + " and a.webhookId = :webhook and a.delivery = :delivery"
                                        + " order by a.number desc",
                                DeliveryAttempt.class)
                        .setParameter("merchant", merchantId)
                        .setParameter("webhook", webhookId)
                        .setParameter("delivery", number)
                        .setMaxResults(ATTEMPTS)
                        .getResultList());
    }

    /**
     * Queues a delivery that is about nobody.
     *
     * @param data that of an example
     * @throws UnknownResourceException if there is no such webhook
     */
    public DeliveryView test(int merchantId, UUID webhookId, EventData data) {
        Webhook webhook = webhooks.find(merchantId, webhookId, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        Delivery delivery = Delivery.ofTest(webhook, UuidCreator.getTimeOrderedEpoch(now), data, now);
        em.persist(delivery);
        return DeliveryView.of(delivery);
    }

    /**
     * Queues a delivery again, with the same webhook-id.
     *
     * @throws UnknownResourceException if there is no such webhook or delivery
     * @throws ConflictException if a node sends the delivery at this moment
     */
    public DeliveryView resend(int merchantId, UUID webhookId, int number) {
        webhooks.find(merchantId, webhookId, LockModeType.PESSIMISTIC_WRITE);
        Delivery delivery = delivery(merchantId, webhookId, number);
        if (delivery.getState() == DeliveryState.SENDING) {
            throw new ConflictException(new Violation(
                    "number", "must not be of a delivery that is being sent; its result comes soon", "path"));
        }
        delivery.queue(clock.instant());
        return DeliveryView.of(delivery);
    }

    /**
     * Queues what the webhook has missed: failed deliveries of events of a period, and events that it was not told.
     *
     * @param until exclusive, null for now
     * @return number of deliveries; the room in the queue limits it
     * @throws UnknownResourceException if there is no such webhook
     */
    public RecoveryView recover(int merchantId, UUID webhookId, Instant since, @Nullable Instant until) {
        Webhook webhook = webhooks.find(merchantId, webhookId, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        Instant end = until == null ? now : until;
        int failed = em.createNativeQuery("update deliveries set state = 'WAITING', tries = 0,"
                        + " due_at = cast(?3 as timestamp with time zone)"
                        + " where merchant_id = ?1 and webhook_id = cast(?2 as uuid) and state = 'FAILED'"
                        + " and occurred_at >= cast(?4 as timestamp with time zone)"
                        + " and occurred_at < cast(?5 as timestamp with time zone)")
                .setParameter(1, merchantId)
                .setParameter(2, webhookId.toString())
                .setParameter(3, now.toString())
                .setParameter(4, since.toString())
                .setParameter(5, end.toString())
                .executeUpdate();
        return new RecoveryView(failed + events.queueMissed(webhook, since, end, now));
    }

    private Delivery delivery(int merchantId, UUID webhookId, int number) {
        Delivery delivery = em.find(Delivery.class, new DeliveryKey(merchantId, webhookId, number));
        if (delivery == null) {
            throw new UnknownResourceException("delivery");
        }
        return delivery;
    }
}
