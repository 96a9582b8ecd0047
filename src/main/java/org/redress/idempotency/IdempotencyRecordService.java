package org.redress.idempotency;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.idempotency.IdempotencyRecord.IdempotencyRecordId;
import org.redress.problem.ErasedException;

/**
 * Stores the responses of calls with an Idempotency-Key for 24 hours, on all nodes. A call is claimed first, so that
 * other nodes see it. Its response is committed together with its work: there is never one without the other.
 */
@Stateless
public class IdempotencyRecordService {
    static final Duration RETENTION = Duration.ofHours(24);

    private static final int BATCH_SIZE = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    // Longer than the longest call, an upload to a slow store: docs/operations.md says how long that is
    @Inject
    @ConfigProperty(name = "idempotency.claim")
    Duration claimTime;

    /**
     * Claims the key of a call.
     *
     * @param claim random id of the claim
     * @return the response of the same call before; empty if the call is claimed and to be executed
     * @throws IdempotencyKeyConflictException if the key belongs to another request, or the same request is in progress
     * @throws ErasedException if the response is erased with its customer
     */
    // A transaction of its own: other nodes must see the claim before the work begins
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<StoredResponse> claim(IdempotentRequest call, UUID claim) {
        Instant now = clock.instant();
        int inserted = em.createNativeQuery(
                        "insert into idempotency_records (merchant_id, id, request, claim, claimed_at)"
                                + " values (?1, ?2, ?3, cast(?4 as uuid), cast(?5 as timestamp with time zone))"
                                + " on conflict do nothing")
                .setParameter(1, call.merchantId())
                .setParameter(2, call.id())
                .setParameter(3, call.request())
                .setParameter(4, claim.toString())
                .setParameter(5, now.toString())
                .executeUpdate();
        if (inserted == 1) {
            return Optional.empty();
        }
        // Locked: of two calls that find an expired claim, one takes over
        IdempotencyRecord record = em.find(
                IdempotencyRecord.class,
                new IdempotencyRecordId(call.merchantId(), Objects.requireNonNull(call.id())),
                LockModeType.PESSIMISTIC_WRITE);
        // Deleted meanwhile: the call before failed or its record expired
        if (record == null) {
            throw new IdempotencyKeyConflictException(false);
        }
        Duration age = Duration.between(record.getClaimedAt(), now);
        if (record.isErased() && age.compareTo(RETENTION) <= 0) {
            throw new ErasedException();
        }
        if (age.compareTo(record.isAnswered() ? RETENTION : claimTime) > 0) {
            record.claim(call, claim, now);
            return Optional.empty();
        } else if (!record.isAnswered()) {
            throw new IdempotencyKeyConflictException(false);
        } else if (!record.isOf(call)) {
            throw new IdempotencyKeyConflictException(true);
        }
        return Optional.of(record.getAnswer());
    }

    /**
     * Executes the work and stores its response in one transaction.
     *
     * @param claim id of the claim; null if the response is not to be stored
     * @param work renders its response inside of the transaction
     * @throws IdempotencyKeyConflictException if another call has taken over the key: the claim has expired, or
     *     seems to have on a node whose clock is ahead; nothing is committed
     */
    public StoredResponse executeAndStore(IdempotentRequest call, @Nullable UUID claim, Supplier<StoredResponse> work) {
        StoredResponse response = work.get();
        if (claim != null && !storeResponse(call, claim, response)) {
            throw new IdempotencyKeyConflictException(false);
        }
        return response;
    }

    private boolean storeResponse(IdempotentRequest call, UUID claim, StoredResponse response) {
        return em.createQuery("update IdempotencyRecord k set k.status = :status, k.location = :location,"
                                + " k.etag = :etag, k.body = :body, k.customerId = :customer"
                                + " where k.merchantId = :merchant and k.id = :id and k.claim = :claim")
                        .setParameter("status", response.status())
                        .setParameter("location", response.location())
                        .setParameter("etag", response.etag())
                        .setParameter("body", response.body())
                        .setParameter("customer", Objects.toString(response.customerId(), null))
                        .setParameter("merchant", call.merchantId())
                        .setParameter("id", call.id())
                        .setParameter("claim", claim)
                        .executeUpdate()
                == 1;
    }

    /** Deletes the claim of a call that failed. Does nothing if the call was answered. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void release(IdempotentRequest call, UUID claim) {
        em.createQuery("delete from IdempotencyRecord k where k.merchantId = :merchant and k.id = :id"
                        + " and k.claim = :claim and k.status is null")
                .setParameter("merchant", call.merchantId())
                .setParameter("id", call.id())
                .setParameter("claim", claim)
                .executeUpdate();
    }

    /**
     * Checks that the response to a call is not erased with its customer.
     *
     * @param id of {@link IdempotentRequest#id}; null if the call has no key
     * @throws ErasedException if it is
     */
    public void requireNotErased(int merchantId, @Nullable String id) {
        IdempotencyRecord record =
                id == null ? null : em.find(IdempotencyRecord.class, new IdempotencyRecordId(merchantId, id));
        if (record != null && record.isErased()) {
            throw new ErasedException();
        }
    }

    /**
     * Deletes a batch of expired records.
     *
     * @return whether there may be more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean deleteExpiredBatch() {
        Instant before = clock.instant().minus(RETENTION);
        List<Object[]> expired = em.createQuery(
                        "select k.merchantId, k.id from IdempotencyRecord k where k.claimedAt < :before"
                                + " order by k.claimedAt",
                        Object[].class)
                .setParameter("before", before)
                .setMaxResults(BATCH_SIZE)
                .getResultList();
        Map<Object, List<Object>> byMerchant = expired.stream()
                .collect(Collectors.groupingBy(
                        key -> key[0], TreeMap::new, Collectors.mapping(key -> key[1], Collectors.toList())));
        // A key may have been claimed again meanwhile
        byMerchant.forEach((merchant, ids) -> em.createQuery("delete from IdempotencyRecord k where"
                        + " k.merchantId = :merchant and k.id in :ids and k.claimedAt < :before")
                .setParameter("merchant", merchant)
                .setParameter("ids", ids)
                .setParameter("before", before)
                .executeUpdate());
        return expired.size() == BATCH_SIZE;
    }
}
