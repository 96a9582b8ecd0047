package org.redress.party;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Serialises transactions that may create the same customer or order, across nodes.
 *
 * <p>Acquire all locks of a transaction in one call, before any other lock: they are taken in ascending order, which
 * rules out deadlocks.
 */
@Stateless
public class CreationLockService {
    // The rows of the table, created by a migration. Fewer would make unrelated merchants wait for each other more
    // often;
    // an import's batch of 100 orders locks nearly all of them in any case, each with a statement of its own.
    private static final int SLOTS = 16;

    @PersistenceContext
    EntityManager em;

    /**
     * Locks the keys until the transaction ends, waiting for other transactions that hold one of them.
     *
     * @param names the keys of the customers and orders that may be created, equal for equal ones
     */
    public void lock(int merchantId, Stream<?> names) {
        names.mapToInt(name -> Math.floorMod(Objects.hash(merchantId, name), SLOTS))
                .distinct()
                .sorted()
                .forEach(this::lock);
    }

    private void lock(int slot) {
        em.createNativeQuery("select slot from creation_locks where slot = ?1 for update")
                .setParameter(1, slot)
                .getSingleResult();
    }
}
