package org.redress.dispute;

import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Disputes for the tests of other packages. */
public final class Disputes {
    private Disputes() {}

    /** Creates a dispute about the account of a new customer of a new merchant. */
    public static Dispute inANewShop(EntityManager em, Instant at) {
        return new Shop(em).dispute(null, at);
    }
}
