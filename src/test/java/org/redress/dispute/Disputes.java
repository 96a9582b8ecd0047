package org.redress.dispute;

import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Cases for the tests of other packages. */
public final class Disputes {
    private Disputes() {}

    /** About the account of the customer of a shop that no other test has. */
    public static Dispute inANewShop(EntityManager em, Instant at) {
        return new Shop(em).dispute(null, at);
    }
}
