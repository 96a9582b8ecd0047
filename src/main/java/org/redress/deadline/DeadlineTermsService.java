package org.redress.deadline;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.problem.UnknownResourceException;

/** Reads and changes the time limits of merchants. */
@Stateless
public class DeadlineTermsService {
    @PersistenceContext
    EntityManager em;

    @Inject
    DefaultTerms defaults;

    @Inject
    Event<DeadlineRulesChanged> changed;

    /**
     * Returns the terms of a merchant, those of the settings if it has none of its own.
     *
     * @throws UnknownResourceException if there is no such merchant
     */
    public DeadlineTerms get(int merchantId) {
        return defaults.of(known(em.find(Merchant.class, merchantId)));
    }

    /**
     * Replaces the terms of a merchant, for deadlines that are set from now on.
     *
     * @param conditions the state that the caller has read
     * @return whether they differ from those of before
     * @throws UnknownResourceException if there is no such merchant
     * @throws org.redress.problem.PreconditionFailedException if the terms have changed since they were read
     */
    public boolean replace(int merchantId, Preconditions conditions, DeadlineTerms terms) {
        Merchant merchant = known(em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE));
        String current = defaults.of(merchant).digest();
        // Equal terms may be the same call again, after its answer was lost: its ETag is one of before
        boolean differs = !terms.digest().equals(current);
        if (differs) {
            conditions.check(current);
        } else {
            conditions.checkNoneMatches(current);
        }
        // Equal terms are stored, too: later changes of the settings then leave them
        merchant.setTerms(terms.stored());
        changed.fire(new DeadlineRulesChanged(merchantId));
        return differs;
    }

    private static Merchant known(@Nullable Merchant merchant) {
        if (merchant == null) {
            throw new UnknownResourceException("client");
        }
        return merchant;
    }
}
