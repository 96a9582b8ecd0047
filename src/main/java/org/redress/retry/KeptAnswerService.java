package org.redress.retry;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores the responses of calls with an Idempotency-Key for 24 hours, on all nodes. A call is claimed first, so that
 * other nodes see it. Its response is committed together with its work: there is never one without the other.
 */
@Stateless
public class KeptAnswerService {
    static final Duration KEPT = Duration.ofHours(24);

    private static final int AT_A_TIME = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    // Longer than the longest call, an upload to a slow store: docs/operations.md says how long that is
    @Inject
    @ConfigProperty(name = "idempotency.claim", defaultValue = "PT10M")
    Duration claimTime;

    /**
     * Claims the key of a call.
     *
     * @param claim random id of the claim
     * @return the response of the same call before; empty if the call is claimed and to be executed
     * @throws KeyInUse if the key belongs to another request, or the same request is in progress
     */
    // A transaction of its own: other nodes must see the claim before the work begins
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Answer> claim(RepeatableCall call, UUID claim) {
        Instant now = clock.instant();
        int inserted = em.createNativeQuery("insert into idempotency_records (id, request, claim, claimed_at) values"
                        + " (?1, ?2, cast(?3 as uuid), cast(?4 as timestamp with time zone)) on conflict do nothing")
                .setParameter(1, call.id())
                .setParameter(2, call.request())
                .setParameter(3, claim.toString())
                .setParameter(4, now.toString())
                .executeUpdate();
        if (inserted == 1) {
            return Optional.empty();
        }
        KeptAnswer kept = em.find(KeptAnswer.class, call.id());
        Duration age = kept == null ? KEPT : Duration.between(kept.getClaimedAt(), now);
        boolean over = age.compareTo(kept == null || kept.isAnswered() ? KEPT : claimTime) > 0;
        if (over && takesOver(call, claim, kept, now)) {
            return Optional.empty();
        } else if (over || kept == null || !kept.isAnswered()) {
            throw new KeyInUse(false);
        } else if (!kept.isOf(call)) {
            throw new KeyInUse(true);
        }
        return Optional.of(kept.getAnswer());
    }

    private boolean takesOver(RepeatableCall call, UUID claim, KeptAnswer kept, Instant now) {
        return em.createQuery("update KeptAnswer k set k.request = :request, k.claim = :claim, k.claimedAt = :now,"
                                + " k.status = null, k.location = null, k.etag = null, k.body = null,"
                                + " k.customerId = null where k.id = :id and k.claim = :before")
                        .setParameter("request", call.request())
                        .setParameter("claim", claim)
                        .setParameter("now", now)
                        .setParameter("id", call.id())
                        .setParameter("before", kept.getClaim())
                        .executeUpdate()
                == 1;
    }

    /**
     * Executes the work and stores its response in one transaction.
     *
     * @param claim id of the claim; null if the response is not to be stored
     * @param work renders its response inside of the transaction
     * @throws IllegalStateException if the claim has expired and another call has taken over the key
     */
    public Answer answer(RepeatableCall call, UUID claim, Supplier<Answer> work) {
        Answer answer = work.get();
        if (claim != null && !isKept(call, claim, answer)) {
            throw new IllegalStateException(
                    "the claim of the idempotency key has expired, and another call has taken over");
        }
        return answer;
    }

    private boolean isKept(RepeatableCall call, UUID claim, Answer answer) {
        return em.createQuery("update KeptAnswer k set k.status = :status, k.location = :location, k.etag = :etag,"
                                + " k.body = :body, k.customerId = :customer where k.id = :id and k.claim = :claim")
                        .setParameter("status", answer.status())
                        .setParameter("location", answer.location())
                        .setParameter("etag", answer.etag())
                        .setParameter("body", answer.body())
                        .setParameter("customer", Objects.toString(answer.customerId(), null))
                        .setParameter("id", call.id())
                        .setParameter("claim", claim)
                        .executeUpdate()
                == 1;
    }

    /** Deletes the claim of a call that failed. Does nothing if the call was answered. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void release(RepeatableCall call, UUID claim) {
        em.createQuery("delete from KeptAnswer k where k.id = :id and k.claim = :claim and k.status is null")
                .setParameter("id", call.id())
                .setParameter("claim", claim)
                .executeUpdate();
    }

    /** Deletes a batch of expired records. @return whether there may be more */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean forgetSome() {
        return em.createNativeQuery("delete from idempotency_records where id in (select id from idempotency_records"
                                + " where claimed_at < cast(?1 as timestamp with time zone) order by claimed_at limit "
                                + AT_A_TIME + ")")
                        .setParameter(1, clock.instant().minus(KEPT).toString())
                        .executeUpdate()
                == AT_A_TIME;
    }
}
