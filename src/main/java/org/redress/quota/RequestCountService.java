package org.redress.quota;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.redress.quota.RequestCounts.CountedDay;
import org.redress.quota.RequestCounts.RequestCount;

/** Adds the requests that a node has counted to those of all nodes. */
@Stateless
public class RequestCountService {
    private static final String UPDATE = "update request_counts set requests = requests + ?3, peak_per_second ="
            + " case when peak_per_second < ?4 then ?4 else peak_per_second end"
            + " where merchant_id = ?1 and counted_on = ?2";
    private static final String INSERT = "insert into request_counts (merchant_id, counted_on, requests,"
            + " peak_per_second) values (?1, ?2, ?3, ?4) on conflict do nothing";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** Adds a count: one statement, except for the first of a day. */
    public void add(CountedDay day, RequestCount count) {
        // The insert does nothing if another node has inserted the row meanwhile
        if (execute(UPDATE, day, count) == 0 && execute(INSERT, day, count) == 0) {
            execute(UPDATE, day, count);
        }
    }

    private int execute(String statement, CountedDay day, RequestCount count) {
        return em.createNativeQuery(statement)
                .setParameter(1, day.merchantId())
                .setParameter(2, day.date().toString())
                .setParameter(3, count.requests())
                .setParameter(4, count.perSecond(clock.instant()))
                .executeUpdate();
    }
}
