package org.redress.webhook;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.event.EventType;
import org.redress.event.OutboxService;
import org.redress.key.OwnedKey;

/**
 * Queues of webhooks. The row of a webhook is locked while its queue is changed, for all nodes. No other merchant's
 * queue waits for it.
 */
@Stateless
public class WebhookQueueService {
    private static final int WEBHOOKS = 1_000;
    private static final int SENDS_OF_FAILING = 2;

    /** Time that a node has to record a result. */
    static final Duration RECORDING = Duration.ofSeconds(15);

    private static final String DUE =
            "select d from Delivery d where d.merchantId = :merchant and d.webhookId = :webhook and d.dueAt <= :now";
    // One at a time of each subject, in the order of the log. Without "exists": for H2, EclipseLink would write the
    // time into the statement, in the JVM's zone
    private static final String FIRST_OF_SUBJECT =
            " and d.number = (select min(e.number) from Delivery e where e.merchantId = :merchant"
                    + " and e.webhookId = :webhook and e.data.subjectId = d.data.subjectId and e.dueAt is not null)";
    private static final RetrySchedule SCHEDULE = new RetrySchedule(new SecureRandom());

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    OutboxService outbox;

    @EJB
    QueuedEventService events;

    @Inject
    @ConfigProperty(name = "webhook.seconds")
    int sendSeconds;

    /** Returns webhooks with something to queue or to send, at most 1,000. */
    public List<WebhookAddress> withWork() {
        // Native SQL: the sequences of events are no entity
        List<?> rows = em.createNativeQuery(
                        """
                        select w.merchant_id, cast(w.id as varchar(36)) from webhooks w where w.state = 'ENABLED'
                          and (w.last_seq < (select s.last_seq from event_sequences s
                              where s.merchant_id = w.merchant_id)
                            or exists (select 1 from deliveries d where d.merchant_id = w.merchant_id
                              and d.webhook_id = w.id and d.due_at <= cast(?1 as timestamp with time zone)))
                          limit\s"""
                                + WEBHOOKS)
                .setParameter(1, clock.instant().toString())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new WebhookAddress(((Number) row[0]).intValue(), UUID.fromString((String) row[1])))
                .toList();
    }

    /** Returns how many deliveries of all enabled webhooks wait. */
    public WaitingDeliveries waiting() {
        // As null is the largest, the comparison reads those parts of the index alone
        Object[] row = (Object[]) em.createNativeQuery(
                        """
                        select count(*), extract(epoch from min(d.due_at)) from webhooks w join deliveries d
                            on d.merchant_id = w.merchant_id and d.webhook_id = w.id
                              and d.due_at > timestamp with time zone '1970-01-01 00:00:00+00'
                          where w.state = 'ENABLED'""")
                .getSingleResult();
        Number earliest = (Number) row[1];
        return new WaitingDeliveries(
                ((Number) row[0]).longValue(), earliest == null ? null : Instant.ofEpochSecond(earliest.longValue()));
    }

    /**
     * Queues the next events of the log, and takes deliveries that are due. No other node gets them until the longest
     * time of a request has passed.
     *
     * @param inFlight deliveries of the webhook that this node sends already
     * @param most deliveries that this node can send at a time for one webhook; a failing one gets two at most
     */
    public List<ClaimedDelivery> claim(WebhookAddress address, int inFlight, int most) {
        Webhook webhook = lock(address);
        if (webhook == null || webhook.getState() != WebhookState.ENABLED) {
            return List.of();
        }
        Instant now = clock.instant();
        events.queueNext(webhook, now);
        int free = (webhook.getFailingSince() == null ? most : Math.min(most, SENDS_OF_FAILING)) - inFlight;
        return free <= 0
                ? List.of()
                : due(address, webhook, now, free).stream()
                        .map(delivery -> claimed(address, webhook, delivery, now))
                        .toList();
    }

    private List<Delivery> due(WebhookAddress address, Webhook webhook, Instant now, int most) {
        boolean isOrdered = webhook.getData().ordering() == WebhookOrdering.SUBJECT;
        return em.createQuery(DUE + (isOrdered ? FIRST_OF_SUBJECT : "") + " order by d.dueAt, d.number", Delivery.class)
                .setParameter("merchant", address.merchantId())
                .setParameter("webhook", address.webhookId())
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    private ClaimedDelivery claimed(WebhookAddress address, Webhook webhook, Delivery delivery, Instant now) {
        delivery.begin(now.plusSeconds(sendSeconds).plus(RECORDING));
        return new ClaimedDelivery(
                address,
                delivery.getNumber(),
                delivery.getAttempts(),
                delivery.getEventId(),
                delivery.getSeq(),
                delivery.getData(),
                webhook.getData(),
                webhook.secrets(now));
    }

    /** Records results of attempts of a webhook, and decides when failed deliveries are attempted again. */
    public void record(WebhookAddress address, List<AttemptResult> results) {
        Webhook webhook = lock(address);
        if (webhook != null) {
            // So that an erasure of their customers is before or after, and in its order: no deadlock
            results.stream().map(AttemptResult::delivery).sorted().forEach(number -> lock(address, number));
            boolean recovered = false;
            for (AttemptResult result : results) {
                recovered |= record(address, webhook, result);
            }
            if (recovered) {
                sendWaiting(address.merchantId(), address.webhookId());
            }
        }
    }

    private boolean record(WebhookAddress address, Webhook webhook, AttemptResult attempt) {
        Delivery delivery = em.find(Delivery.class, key(address, attempt.delivery()));
        if (delivery == null) {
            return false;
        }
        em.persist(new DeliveryAttempt(delivery, attempt));
        SendResult result = attempt.result();
        boolean decides = delivery.isWaitingFor(attempt.number());
        if (result.isSuccess()) {
            if (decides) {
                delivery.succeed();
            }
            return webhook.succeed();
        }
        Instant now = clock.instant();
        if (decides) {
            Optional<Duration> wait = SCHEDULE.next(delivery.getTries(), result.retryAfter());
            delivery.fail(now, wait);
        }
        if (webhook.fail(result.isGone(), now)) {
            outbox.addNow(
                    address.merchantId(),
                    EventType.WEBHOOK_FAILING,
                    address.webhookId().toString());
        }
        return false;
    }

    /** Makes all deliveries due that wait for their next attempt. */
    public void sendWaiting(int merchantId, UUID webhookId) {
        // The update and the changes in memory must not overwrite each other
        em.flush();
        em.createNativeQuery("update deliveries set due_at = cast(?3 as timestamp with time zone)"
                        + " where merchant_id = ?1 and webhook_id = cast(?2 as uuid) and state = 'WAITING'"
                        + " and due_at > cast(?3 as timestamp with time zone)")
                .setParameter(1, merchantId)
                .setParameter(2, webhookId.toString())
                .setParameter(3, clock.instant().toString())
                .executeUpdate();
    }

    private Webhook lock(WebhookAddress address) {
        return em.find(
                Webhook.class, new OwnedKey(address.merchantId(), address.webhookId()), LockModeType.PESSIMISTIC_WRITE);
    }

    private void lock(WebhookAddress address, int delivery) {
        em.find(Delivery.class, key(address, delivery), LockModeType.PESSIMISTIC_WRITE);
    }

    private static DeliveryKey key(WebhookAddress address, int delivery) {
        return new DeliveryKey(address.merchantId(), address.webhookId(), delivery);
    }
}
