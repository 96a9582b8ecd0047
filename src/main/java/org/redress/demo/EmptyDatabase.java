package org.redress.demo;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.redress.dispute.DisputeReason;
import org.redress.party.Merchant;

/** The database before anybody's data is in it. */
final class EmptyDatabase {
    private EmptyDatabase() {}

    /** Nodes that start at once ask one after the other: the second waits for the first, and finds its data. */
    static boolean isFoundBy(EntityManager em) {
        em.find(DisputeReason.class, DisputeReason.ANOTHER_PROBLEM, LockModeType.PESSIMISTIC_WRITE);
        return em.find(Merchant.class, 1) == null;
    }
}
