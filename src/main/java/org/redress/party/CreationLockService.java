package org.redress.party;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serialises transactions that may create the same customer or order of a merchant, across nodes.
 *
 * <p>Acquire all locks of a transaction in one call, before the lock of any row: they are taken in ascending order,
 * which rules out deadlocks (ADR 25).
 */
@Stateless
public class CreationLockService {
    @PersistenceContext
    EntityManager em;

    /**
     * Locks the keys until the transaction ends, waiting for other transactions that hold one of them.
     *
     * @param names the keys of the customers and orders that may be created, equal for equal ones and with the same
     *     hash code on all nodes
     */
    public void lock(int merchantId, Stream<?> names) {
        String keys = names.map(Object::hashCode)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
        // A function of the migrations: advisory locks on PostgreSQL, rows on H2
        em.createNativeQuery("select lock_for_creation(?1, ?2)")
                .setParameter(1, merchantId)
                .setParameter(2, keys)
                .getSingleResult();
    }
}
