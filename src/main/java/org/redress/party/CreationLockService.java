package org.redress.party;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whoever may become a customer, or an order, is dealt with by one transaction at a time, on whichever node: the second
 * sees the first. Turns are taken before anything else, all at once and in the same order, so that nobody waits for
 * somebody who waits for them.
 */
@Stateless
public class CreationLockService {
    private static final int SLOTS = 16;

    @PersistenceContext
    EntityManager em;

    /** Held until the transaction ends. @param names of what it may make; the same for what may be the same */
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
