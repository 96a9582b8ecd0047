package org.redress.reason;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.problem.ConflictException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;

/** Reads and changes the reasons of merchants. */
@Stateless
public class OwnReasonsService {
    /** Reasons of a merchant that were ever its own; retired ones stay for their disputes. */
    static final int MAX_EVER = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Event<ReasonsChanged> changed;

    /** Returns the reasons of a merchant as they stand in the database. */
    public ReasonCatalogue get(int merchantId) {
        return new ReasonCatalogue(em.createNamedQuery(DisputeReason.OF_MERCHANT, DisputeReason.class)
                .setParameter("merchant", merchantId)
                .getResultList());
    }

    /**
     * Replaces the merchant's own reasons. One that is no longer among them is retired: its disputes keep it, and new
     * ones cannot give it. One that had the same content before is taken into use again, with its id.
     *
     * @param conditions the state that the caller has read
     * @param language of the caller, which the entity tag depends on
     * @return the reasons after the change
     * @throws UnknownResourceException if there is no such merchant
     * @throws ConflictException if the merchant has changed its reasons too often
     * @throws org.redress.problem.PreconditionFailedException if the reasons have changed since they were read
     */
    public ReasonCatalogue replace(int merchantId, Preconditions conditions, Locale language, Set<OwnReason> reasons) {
        // One change at a time
        if (em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new UnknownResourceException("client");
        }
        ReasonCatalogue before = get(merchantId);
        String current = before.digest(language);
        // Equal reasons may be the same call again, after its answer was lost: its ETag is one of before
        if (before.availableOwn().equals(reasons)) {
            conditions.checkNoneMatches(current);
            return before;
        }
        conditions.check(current);
        before.own().forEach(own -> own.retireUnless(reasons.contains(own.content())));
        addNew(merchantId, before, reasons);
        em.flush();
        changed.fire(new ReasonsChanged(merchantId));
        return get(merchantId);
    }

    private void addNew(int merchantId, ReasonCatalogue before, Set<OwnReason> reasons) {
        Set<OwnReason> known = before.own().map(DisputeReason::content).collect(Collectors.toSet());
        List<OwnReason> added =
                reasons.stream().filter(reason -> !known.contains(reason)).toList();
        if (known.size() + added.size() > MAX_EVER) {
            throw new ConflictException(new Violation(
                    "reasons", "must not change further: at most " + MAX_EVER + " texts are kept", "body /reasons"));
        }
        added.forEach(reason -> em.persist(new DisputeReason(nextId(), merchantId, reason)));
    }

    private int nextId() {
        Object next =
                em.createNativeQuery("select nextval('dispute_reason_id')").getSingleResult();
        return ((Number) next).intValue();
    }
}
