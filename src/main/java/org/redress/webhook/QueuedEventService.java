package org.redress.webhook;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.event.EventData;
import org.redress.event.EventLogService;

/**
 * Queues events of the log for webhooks, whose rows the caller has locked. Events stay in the log
 * until a queue has room for them.
 */
@Stateless
public class QueuedEventService {
    private static final int EVENTS = 500;

    private static final String INSERT =
            """
            insert into deliveries (merchant_id, webhook_id, number, event_id, seq, state, attempts, tries, queued_at,
                due_at, %1$s)
              select merchant_id, cast(?2 as uuid), cast(?3 as integer) + row_number() over (order by seq), id, seq,
                  'WAITING', 0, 0, cast(?4 as timestamp with time zone), cast(?4 as timestamp with time zone), %1$s
                from (select * from events e where e.merchant_id = ?1 and not exists (select 1 from deliveries d
                    where d.merchant_id = ?1 and d.webhook_id = cast(?2 as uuid) and d.event_id = e.id)"""
                    .formatted(EventData.COLUMNS);

    @PersistenceContext
    EntityManager em;

    @EJB
    EventLogService log;

    @Inject
    @ConfigProperty(name = "webhook.queue")
    int queueSize;

    /** Queues the next events of the log. */
    public void queueNext(Webhook webhook, Instant now) {
        long after = webhook.getLastSeq();
        long behind = log.lastNumber(webhook.getMerchantId()) - after;
        if (behind > 0) {
            long end = after + Math.min(Math.min(behind, room(webhook)), EVENTS);
            int queued = end == after
                    ? 0
                    : insert(webhook, now, "e.seq > ?5 and e.seq <= ?6", 7, EVENTS)
                            .setParameter(5, after)
                            .setParameter(6, end)
                            .executeUpdate();
            webhook.queued(end, queued);
        }
    }

    /**
     * Queues events of a period that have not been queued: those from before the webhook, or of types that it did not
     * tell then.
     *
     * @return their number; the room in the queue limits it
     */
    public int queueMissed(Webhook webhook, Instant since, Instant until, Instant now) {
        int room = (int) room(webhook);
        int queued = room == 0
                ? 0
                : insert(
                                webhook,
                                now,
                                "e.occurred_at >= cast(?5 as timestamp with time zone)"
                                        + " and e.occurred_at < cast(?6 as timestamp with time zone) and e.seq <= ?7",
                                8,
                                room)
                        .setParameter(5, since.toString())
                        .setParameter(6, until.toString())
                        .setParameter(7, webhook.getLastSeq())
                        .executeUpdate();
        webhook.queued(webhook.getLastSeq(), queued);
        return queued;
    }

    private long room(Webhook webhook) {
        long waiting = em.createQuery(
                        "select count(d) from Delivery d where d.merchantId = :merchant and d.webhookId = :webhook"
                                + " and d.dueAt is not null",
                        Long.class)
                .setParameter("merchant", webhook.getMerchantId())
                .setParameter("webhook", webhook.getId())
                .getSingleResult();
        return Math.max(0, queueSize - waiting);
    }

    // Hibernate wants the numbers of parameters without gaps
    private Query insert(Webhook webhook, Instant now, String events, int firstType, int most) {
        List<String> types = webhook.getData().types();
        String ofTypes = types.isEmpty()
                ? ""
                : IntStream.range(0, types.size())
                        .mapToObj(i -> "?" + (firstType + i))
                        .collect(Collectors.joining(", ", " and e.type in (", ")"));
        Query insert = em.createNativeQuery(
                        INSERT + " and " + events + ofTypes + " order by e.seq limit " + most + ") next_events")
                .setParameter(1, webhook.getMerchantId())
                .setParameter(2, webhook.getId().toString())
                .setParameter(3, webhook.getLastDelivery())
                .setParameter(4, now.toString());
        for (int i = 0; i < types.size(); i++) {
            insert.setParameter(firstType + i, types.get(i));
        }
        return insert;
    }
}
