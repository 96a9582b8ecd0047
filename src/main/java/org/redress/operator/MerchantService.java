package org.redress.operator;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.handling.DueDisputeService;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.party.MerchantAction;
import org.redress.party.MerchantChanged;
import org.redress.party.MerchantData;
import org.redress.party.MerchantLimits;
import org.redress.problem.ConflictException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;

/** Creates and changes merchants on behalf of operators, and records each change. */
@Stateless
public class MerchantService {
    @PersistenceContext
    EntityManager em;

    @EJB
    AuditLogService log;

    @Inject
    Clock clock;

    @EJB
    DueDisputeService deadlines;

    @Inject
    Event<MerchantChanged> changed;

    @Inject
    @ConfigProperty(name = "merchant.erasure-after")
    Duration erasureAfter;

    /**
     * Creates a merchant, as a draft.
     *
     * @param operator name for the audit log
     * @throws ConflictException if the id, the name, an ssoName or a chat client is another merchant's
     */
    public MerchantProfileView create(int id, MerchantData data, String operator) {
        log.lock();
        Instant now = now();
        if (em.find(Merchant.class, id) != null) {
            throw conflict("id", "is another merchant's");
        }
        requireUnique(id, data);
        Merchant merchant = Merchant.draft(id, data, now);
        em.persist(merchant);
        return record(now, merchant, operator, "create", MerchantDifference.of(null, data));
    }

    /**
     * Changes the data of a merchant.
     *
     * @param conditions the state that the caller has read
     * @param change throws a ProblemException if the changed data is invalid
     * @throws UnknownResourceException if there is no such merchant
     * @throws ConflictException if the name, an ssoName or a chat client is another merchant's, the country is fixed,
     *     or the merchant is closed
     * @throws org.redress.problem.PreconditionFailedException if the merchant has changed since it was read
     */
    public MerchantProfileView change(
            int id, Preconditions conditions, UnaryOperator<MerchantData> change, String operator) {
        log.lock();
        Merchant merchant = lock(id);
        MerchantProfileView current = MerchantProfileView.of(merchant);
        MerchantData before = merchant.getData();
        MerchantData after = change.apply(before);
        // Equal data may be the same call again, after its answer was lost: its ETag is one of before
        if (after.equals(before)) {
            conditions.checkNoneMatches(current.tag());
            return current;
        }
        conditions.check(current.tag());
        requireUnique(id, after);
        merchant.change(after);
        return record(now(), merchant, operator, "change", MerchantDifference.of(before, after));
    }

    /**
     * Replaces the limits of a merchant.
     *
     * @param conditions the state that the caller has read
     * @throws UnknownResourceException if there is no such merchant
     * @throws org.redress.problem.PreconditionFailedException if the limits have changed since they were read
     */
    public MerchantLimits limit(int id, Preconditions conditions, MerchantLimits limits, String operator) {
        log.lock();
        Merchant merchant = lock(id);
        String current = merchant.getLimits().digest();
        // Equal limits may be the same call again, after its answer was lost: its ETag is one of before
        if (limits.digest().equals(current)) {
            conditions.checkNoneMatches(current);
        } else {
            conditions.check(current);
            String changes = MerchantDifference.of(merchant.getLimits(), limits);
            merchant.setLimits(limits);
            record(now(), merchant, operator, "limit", changes);
        }
        return limits;
    }

    /**
     * Changes the state of a merchant.
     *
     * @param conditions the state that the caller has read
     * @throws UnknownResourceException if there is no such merchant
     * @throws ConflictException if the action is not possible in its state, or data is missing
     * @throws org.redress.problem.PreconditionFailedException if the merchant has changed since it was read
     */
    public MerchantProfileView perform(
            int id, Preconditions conditions, MerchantAction action, String reason, String operator) {
        log.lock();
        Merchant merchant = lock(id);
        conditions.check(MerchantProfileView.of(merchant).tag());
        Instant before = merchant.getStateAt();
        Instant now = now();
        merchant.perform(action, reason, now);
        if (action == MerchantAction.RESUME) {
            deadlines.postpone(id, Objects.requireNonNull(before), now);
        } else if (action == MerchantAction.CLOSE) {
            merchant.scheduleErasure(now.plus(erasureAfter));
        }
        changed.fire(new MerchantChanged(id, action));
        return record(now, merchant, operator, action.wireName(), reason);
    }

    // In the precision of the database: the entity tag must be the same when the merchant is read
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Merchant lock(int id) {
        Merchant merchant = em.find(Merchant.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (merchant == null) {
            throw new UnknownResourceException("merchant");
        }
        return merchant;
    }

    // The lock of the log excludes other operators meanwhile
    private void requireUnique(int id, MerchantData data) {
        if (isTaken("select m.id from Merchant m where lower(m.name) = lower(:value)", id, data.name())) {
            throw conflict("name", "is another merchant's");
        }
        if (isTaken("select m.id from Merchant m join m.ssoNames n where n in :value", id, data.ssoNames())) {
            throw conflict("ssoNames", "has a name of another merchant");
        }
        if (isTaken("select m.id from Merchant m join m.chatClients n where n in :value", id, data.chatClients())) {
            throw conflict("chatClients", "has a client of another merchant");
        }
    }

    private boolean isTaken(String query, int id, Object value) {
        return !value.equals(List.of())
                && !em.createQuery(query + " and m.id <> :id", Integer.class)
                        .setParameter("value", value)
                        .setParameter("id", id)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
    }

    private static ConflictException conflict(String field, String rule) {
        return new ConflictException(new Violation(field, rule, "body /" + field));
    }

    private MerchantProfileView record(Instant now, Merchant merchant, String operator, String action, String detail) {
        log.append(now, operator, merchant.getId(), action, detail);
        changed.fire(new MerchantChanged(merchant.getId()));
        return MerchantProfileView.of(merchant);
    }
}
