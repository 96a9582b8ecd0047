package org.redress.webhook;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.event.EventLogService;
import org.redress.http.Preconditions;
import org.redress.key.OwnedKey;
import org.redress.party.Merchant;
import org.redress.problem.ConflictException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;

/** Reads and changes the webhooks of merchants. */
@Stateless
public class WebhookService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    EventLogService log;

    @EJB
    WebhookQueueService queue;

    @Inject
    @ConfigProperty(name = "webhook.number")
    int number;

    /** Lists the webhooks of a merchant, the oldest first. */
    public List<WebhookView> list(int merchantId) {
        return em
                .createQuery(
                        "select w from Webhook w where w.merchantId = :merchant order by w.createdAt, w.id",
                        Webhook.class)
                .setParameter("merchant", merchantId)
                .getResultList()
                .stream()
                .map(WebhookView::of)
                .toList();
    }

    /**
     * Returns a webhook.
     *
     * @throws UnknownResourceException if there is no such webhook
     */
    public WebhookView get(int merchantId, UUID id) {
        return WebhookView.of(find(merchantId, id, LockModeType.NONE));
    }

    /**
     * Creates a webhook.
     *
     * @return the webhook with its secret
     * @throws ConflictException if the merchant has too many
     */
    public WebhookView create(int merchantId, WebhookData data) {
        // One at a time, so that their number is right
        if (em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new UnknownResourceException("client");
        }
        long others = em.createQuery("select count(w) from Webhook w where w.merchantId = :merchant", Long.class)
                .setParameter("merchant", merchantId)
                .getSingleResult();
        if (others >= number) {
            throw new ConflictException(
                    new Violation("url", "must not be added: a merchant has at most " + number + " webhooks", "body"));
        }
        Webhook webhook = new Webhook(merchantId, UUID.randomUUID(), data, log.lastNumber(merchantId), now());
        em.persist(webhook);
        return WebhookView.withSecret(webhook);
    }

    /**
     * Changes a webhook.
     *
     * @param conditions the state that the caller has read
     * @param change throws a ProblemException if the changed data is invalid
     * @throws UnknownResourceException if there is no such webhook
     * @throws org.redress.problem.PreconditionFailedException if the webhook has changed since it was read
     */
    public WebhookView change(int merchantId, UUID id, Preconditions conditions, UnaryOperator<WebhookData> change) {
        Webhook webhook = find(merchantId, id, LockModeType.PESSIMISTIC_WRITE);
        String current = WebhookView.of(webhook).tag();
        WebhookData before = webhook.getData();
        WebhookData after = change.apply(before);
        // Equal data may be the same call again, after its answer was lost: its ETag is one of before
        if (after.equals(before)) {
            conditions.checkNoneMatches(current);
        } else {
            conditions.check(current);
            webhook.change(after);
        }
        return WebhookView.of(webhook);
    }

    /**
     * Deletes a webhook.
     *
     * @param conditions the state that the caller has read
     * @throws UnknownResourceException if there is no such webhook
     * @throws org.redress.problem.PreconditionFailedException if the webhook has changed since it was read
     */
    public void delete(int merchantId, UUID id, Preconditions conditions) {
        Webhook webhook = find(merchantId, id, LockModeType.PESSIMISTIC_WRITE);
        conditions.check(WebhookView.of(webhook).tag());
        em.remove(webhook);
    }

    /**
     * Performs an action.
     *
     * @param conditions the state that the caller has read
     * @return the webhook, with its secret if it is new
     * @throws UnknownResourceException if there is no such webhook
     * @throws org.redress.problem.PreconditionFailedException if the webhook has changed since it was read
     */
    public WebhookView perform(int merchantId, UUID id, Preconditions conditions, WebhookAction action) {
        Webhook webhook = find(merchantId, id, LockModeType.PESSIMISTIC_WRITE);
        conditions.check(WebhookView.of(webhook).tag());
        return switch (action) {
            case ROTATE_SECRET -> {
                webhook.rotateSecret(now());
                yield WebhookView.withSecret(webhook);
            }
            case ENABLE -> {
                webhook.enable();
                queue.sendWaiting(merchantId, id);
                yield WebhookView.of(webhook);
            }
        };
    }

    // In the precision of the database: the entity tag must be the same when the webhook is read
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Returns a webhook, in the transaction of the caller.
     *
     * @throws UnknownResourceException if there is no such webhook
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Webhook find(int merchantId, UUID id, LockModeType lock) {
        Webhook webhook = em.find(Webhook.class, new OwnedKey(merchantId, id), lock);
        if (webhook == null) {
            throw new UnknownResourceException("webhook");
        }
        return webhook;
    }
}
