package org.redress.erasure;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.redress.party.Merchant;
import org.redress.party.MerchantState;
import org.redress.problem.UnknownResourceException;

/** Reads erasures of merchants for operators. */
@Stateless
public class MerchantErasureQueryService {
    @PersistenceContext
    EntityManager em;

    /**
     * Returns the erasure of a closed merchant.
     *
     * @throws UnknownResourceException if there is no such merchant, or it is not closed
     */
    public MerchantErasureView getErasure(int merchantId) {
        Merchant merchant = em.find(Merchant.class, merchantId);
        if (merchant == null) {
            throw new UnknownResourceException("merchant");
        }
        if (merchant.getState() != MerchantState.CLOSED) {
            throw new UnknownResourceException("erasure: the merchant is not closed");
        }
        return MerchantErasureView.of(merchant, em.find(MerchantErasure.class, merchantId));
    }
}
