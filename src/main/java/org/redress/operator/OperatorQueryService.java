package org.redress.operator;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.redress.http.SliceRequest;
import org.redress.party.Merchant;
import org.redress.party.MerchantLimits;

/** Reads merchants and the audit log for operators. */
@Stateless
public class OperatorQueryService {
    @PersistenceContext
    EntityManager em;

    /** Finds a merchant. */
    public Optional<MerchantProfileView> merchant(int id) {
        return Optional.ofNullable(em.find(Merchant.class, id)).map(MerchantProfileView::of);
    }

    /** Finds the limits of a merchant. */
    public Optional<MerchantLimits> limits(int id) {
        return Optional.ofNullable(em.find(Merchant.class, id)).map(Merchant::getLimits);
    }

    /** Lists merchants by id: one more than requested, if more follow. */
    public List<MerchantSummaryView> merchants(MerchantFilterRequest filter, SliceRequest slice) {
        return em.createQuery(
                        "select m from Merchant m where m.id > :after and m.state in :states"
                                + " and lower(m.name) like :name escape '!' order by m.id",
                        Merchant.class)
                .setParameter("after", slice.after())
                .setParameter("states", filter.states())
                .setParameter("name", filter.namePattern())
                .setMaxResults(slice.size() + 1)
                .getResultStream()
                .map(MerchantSummaryView::of)
                .toList();
    }

    /**
     * Lists entries of the audit log by position: one more than requested, if more follow.
     *
     * @param ascending false for the newest first: the entries before the position of the slice, or the last ones if it
     *     is 0
     */
    public List<AuditEntry> audit(SliceRequest slice, boolean ascending) {
        boolean fromEnd = !ascending && slice.after() == 0;
        return em.createQuery(
                        ascending
                                ? "select e from AuditEntry e where e.position > :after order by e.position"
                                : "select e from AuditEntry e where e.position < :after order by e.position desc",
                        AuditEntry.class)
                .setParameter("after", fromEnd ? Integer.MAX_VALUE : slice.after())
                .setMaxResults(slice.size() + 1)
                .getResultList();
    }
}
