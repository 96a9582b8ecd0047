package org.redress.webhook;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.key.OwnedKey;

/** Deletes the deliveries of events that are older than events are kept, and those of deleted webhooks. */
@Stateless
public class DeliveryCleanupService {
    private static final int BATCH = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "events.kept")
    Duration kept;

    /** Returns the webhooks of a merchant that have deliveries, also deleted ones. */
    public List<WebhookAddress> webhooks(int merchantId) {
        List<WebhookAddress> found = new ArrayList<>();
        // One by one from the index, instead of all deliveries
        UUID next = next(merchantId, new UUID(0, 0));
        while (next != null) {
            found.add(new WebhookAddress(merchantId, next));
            next = next(merchantId, next);
        }
        return found;
    }

    private @Nullable UUID next(int merchantId, UUID after) {
        return em.createQuery(
                        "select d.webhookId from Delivery d where d.merchantId = :merchant and d.webhookId > :after"
                                + " order by d.webhookId",
                        UUID.class)
                .setParameter("merchant", merchantId)
                .setParameter("after", after)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /**
     * Deletes the oldest deliveries of a webhook, as far as their events are old.
     *
     * @return whether there may be more
     */
    public boolean deleteNextExpired(WebhookAddress address) {
        Instant limit = clock.instant().minus(kept);
        boolean isDeleted = em.find(Webhook.class, new OwnedKey(address.merchantId(), address.webhookId())) == null;
        List<Delivery> expired = em.createQuery(
                        "select d from Delivery d where d.merchantId = :merchant and d.webhookId = :webhook"
                                + " order by d.number",
                        Delivery.class)
                .setParameter("merchant", address.merchantId())
                .setParameter("webhook", address.webhookId())
                .setMaxResults(BATCH)
                .getResultStream()
                .takeWhile(delivery ->
                        isDeleted || delivery.getData().getOccurredAt().isBefore(limit))
                .toList();
        if (!expired.isEmpty()) {
            int last = expired.get(expired.size() - 1).getNumber();
            delete(
                    "delete from DeliveryAttempt a where a.merchantId = :merchant and a.webhookId = :webhook"
                            + " and a.delivery <= :last",
                    address,
                    last);
            delete(
                    "delete from Delivery d where d.merchantId = :merchant and d.webhookId = :webhook"
                            + " and d.number <= :last",
                    address,
                    last);
        }
        return expired.size() == BATCH;
    }

    private void delete(String jpql, WebhookAddress address, int last) {
        em.createQuery(jpql)
                .setParameter("merchant", address.merchantId())
                .setParameter("webhook", address.webhookId())
                .setParameter("last", last)
                .executeUpdate();
    }
}
