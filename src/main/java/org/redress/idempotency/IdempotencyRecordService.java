package org.redress.idempotency;

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

/**
 * Keeps the answers of calls for 24 hours, on all nodes. A call is claimed first, so that others see it; its answer is
 * committed together with what it did, so that there is never one without the other.
 */
@Stateless
public class IdempotencyRecordService {
    static final Duration RETENTION = Duration.ofHours(24);

    /** Longer than any call takes: whoever has not answered by then never will. */
    static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(1);

    private static final int BATCH_SIZE = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * The answer of the same call before. Empty for the first: then it is claimed, and to be carried out.
     *
     * @throws IdempotencyKeyConflictException where the key is another call's, or the same call is being answered
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<StoredResponse> claim(IdempotentRequest call, UUID claim) {
        Instant now = clock.instant();
        int inserted = em.createNativeQuery("insert into kept_answers (id, request, claim, claimed_at) values"
                        + " (?1, ?2, cast(?3 as uuid), cast(?4 as timestamp with time zone)) on conflict do nothing")
                .setParameter(1, call.id())
                .setParameter(2, call.request())
                .setParameter(3, claim.toString())
                .setParameter(4, now.toString())
                .executeUpdate();
        if (inserted == 1) {
            return Optional.empty();
        }
        IdempotencyRecord record = em.find(IdempotencyRecord.class, call.id());
        Duration age = record == null ? RETENTION : Duration.between(record.getClaimedAt(), now);
        boolean over = age.compareTo(record == null || record.isAnswered() ? RETENTION : CLAIM_TIMEOUT) > 0;
        if (over && takeOver(call, claim, record, now)) {
            return Optional.empty();
        } else if (over || record == null || !record.isAnswered()) {
            throw new IdempotencyKeyConflictException(false);
        } else if (!record.isOf(call)) {
            throw new IdempotencyKeyConflictException(true);
        }
        return Optional.of(record.getAnswer());
    }

    private boolean takeOver(IdempotentRequest call, UUID claim, IdempotencyRecord record, Instant now) {
        return em.createQuery(
                                "update IdempotencyRecord k set k.request = :request, k.claim = :claim, k.claimedAt = :now,"
                                        + " k.status = null, k.location = null, k.etag = null, k.body = null,"
                                        + " k.customerId = null where k.id = :id and k.claim = :before")
                        .setParameter("request", call.request())
                        .setParameter("claim", claim)
                        .setParameter("now", now)
                        .setParameter("id", call.id())
                        .setParameter("before", record.getClaim())
                        .executeUpdate()
                == 1;
    }

    /** Carries the call out and keeps its answer, both or neither. @param claim null where nothing is to be kept */
    public StoredResponse executeAndStore(IdempotentRequest call, UUID claim, Supplier<StoredResponse> work) {
        StoredResponse response = work.get();
        if (claim != null && !storeResponse(call, claim, response)) {
            throw new IllegalStateException("the call took so long that another has taken over");
        }
        return response;
    }

    private boolean storeResponse(IdempotentRequest call, UUID claim, StoredResponse response) {
        return em.createQuery(
                                "update IdempotencyRecord k set k.status = :status, k.location = :location, k.etag = :etag,"
                                        + " k.body = :body, k.customerId = :customer where k.id = :id and k.claim = :claim")
                        .setParameter("status", response.status())
                        .setParameter("location", response.location())
                        .setParameter("etag", response.etag())
                        .setParameter("body", response.body())
                        .setParameter("customer", Objects.toString(response.customerId(), null))
                        .setParameter("id", call.id())
                        .setParameter("claim", claim)
                        .executeUpdate()
                == 1;
    }

    /** Nothing came of it: the key is free again. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void release(IdempotentRequest call, UUID claim) {
        em.createQuery("delete from IdempotencyRecord k where k.id = :id and k.claim = :claim and k.status is null")
                .setParameter("id", call.id())
                .setParameter("claim", claim)
                .executeUpdate();
    }

    /** Forgets some of those whose time is over. @return whether there may be more */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean deleteExpiredBatch() {
        return em.createNativeQuery("delete from kept_answers where id in (select id from kept_answers"
                                + " where claimed_at < cast(?1 as timestamp with time zone) order by claimed_at limit "
                                + BATCH_SIZE + ")")
                        .setParameter(1, clock.instant().minus(RETENTION).toString())
                        .executeUpdate()
                == BATCH_SIZE;
    }
}
