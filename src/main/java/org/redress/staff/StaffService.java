package org.redress.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores and finds members of staff. */
@Stateless
public class StaffService {
    /** Greatest number of members in a list. */
    public static final int MAX = 1_000;

    private static final String UPDATE = "update staff set name = ?3, seen_at = cast(?4 as timestamp with time zone)"
            + " where merchant_id = ?1 and id = ?2";
    private static final String INSERT = "insert into staff (merchant_id, id, name, seen_at)"
            + " values (?1, ?2, ?3, cast(?4 as timestamp with time zone)) on conflict do nothing";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** Stores a member of staff with the name of its last token. */
    public void store(Sighting seen) {
        // The insert does nothing if another node has inserted the row meanwhile
        if (execute(UPDATE, seen) == 0) {
            execute(INSERT, seen);
        }
    }

    private int execute(String statement, Sighting seen) {
        return em.createNativeQuery(statement)
                .setParameter(1, seen.merchantId())
                .setParameter(2, seen.id())
                .setParameter(3, seen.name())
                .setParameter(4, clock.instant().toString())
                .executeUpdate();
    }

    /** Finds a member of the merchant's staff. */
    public Optional<StaffMember> find(int merchantId, String id) {
        return em.createQuery(
                        "select s from StaffMember s where s.merchantId = :merchant and s.id = :id", StaffMember.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Finds those members of the merchant's staff that have one of the ids. */
    public List<StaffMember> find(int merchantId, Collection<String> ids) {
        return em.createQuery(
                        "select s from StaffMember s where s.merchantId = :merchant and s.id in :ids",
                        StaffMember.class)
                .setParameter("merchant", merchantId)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Returns the members of the merchant's staff that were seen last, at most {@link #MAX}. */
    public List<StaffMember> list(int merchantId) {
        return em.createQuery(
                        "select s from StaffMember s where s.merchantId = :merchant order by s.seenAt desc, s.id",
                        StaffMember.class)
                .setParameter("merchant", merchantId)
                .setMaxResults(MAX)
                .getResultList();
    }
}
