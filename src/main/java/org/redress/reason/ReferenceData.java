package org.redress.reason;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.DeadlineRules;
import org.redress.deadline.DefaultTerms;
import org.redress.party.Merchant;

/**
 * Returns merchants, the rules of their deadlines and dispute reasons, from a cache where possible. It is no session
 * bean: a call asks it several times, and a cached value needs no transaction.
 */
@Dependent
public class ReferenceData {
    @Inject
    ReferenceDataCache cached;

    @EJB
    ReferenceDataService stored;

    @Inject
    DefaultTerms defaultTerms;

    /** Returns a merchant, detached, or null if there is none. */
    public @Nullable Merchant merchant(int id) {
        return cached.merchant(id, stored::merchant);
    }

    /**
     * Checks that the state of a merchant allows a call; one that does not exist allows it.
     *
     * @param isRead whether the call changes nothing
     * @throws org.redress.party.MerchantUnavailableException if it does not
     */
    public void requireAvailable(int merchantId, boolean isRead) {
        Merchant merchant = merchant(merchantId);
        if (merchant != null) {
            merchant.requireAvailable(isRead);
        }
    }

    /** Returns the rules of a merchant's deadlines, those of a new merchant if there is no such merchant. */
    public DeadlineRules deadlineRules(int merchantId) {
        DeadlineRules rules = cached.deadlineRules(merchantId, stored::deadlineRules);
        return rules == null ? new DeadlineRules(BusinessCalendar.PLAIN, defaultTerms.get()) : rules;
    }

    /** Returns the reasons of a merchant, also retired ones. */
    public ReasonCatalogue reasons(int merchantId) {
        return cached.reasons(merchantId, stored::reasons);
    }

    /** Returns the reasons of a merchant, of which one with each id; read again for one that another node has added. */
    public ReasonCatalogue reasonsWith(int merchantId, Collection<Integer> ids) {
        ReasonCatalogue reasons = reasons(merchantId);
        if (ids.stream().allMatch(id -> reasons.find(id).isPresent())) {
            return reasons;
        }
        cached.remove(new ReasonsChanged(merchantId));
        return reasons(merchantId);
    }
}
