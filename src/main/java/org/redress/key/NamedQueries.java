package org.redress.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Constant queries that the JPA provider translates into SQL once. EclipseLink translates a query with a limit at each
 * call, unless the query has a name and the limit with it.
 */
@ApplicationScoped
public class NamedQueries {
    // EclipseLink copies a named query to set the limit or the first row, and translates the copy if it has columns
    private static final String ECLIPSELINK_LIMIT = "eclipselink.jdbc.max-rows";
    // Callers choose limits: these are for the usual ones
    private static final int MAX_NAMES = 200;

    private final Map<String, String> names = new ConcurrentHashMap<>();

    /**
     * Returns a query for some of its rows.
     *
     * @param jpql a constant, since the provider keeps it
     * @param first rows that are left out; with any the query is translated at each call
     */
    public <T> TypedQuery<T> of(EntityManager em, String jpql, Class<T> type, int first, int limit) {
        String name = limit + " " + jpql;
        if (first > 0 || (names.size() >= MAX_NAMES && !names.containsKey(name))) {
            return em.createQuery(jpql, type).setFirstResult(first).setMaxResults(limit);
        }
        // Others wait until it has its name
        names.computeIfAbsent(name, added -> {
            em.getEntityManagerFactory().addNamedQuery(added, limited(em.createQuery(jpql, type), limit));
            return added;
        });
        return em.createNamedQuery(name, type);
    }

    private static Query limited(Query query, int limit) {
        Map<String, Object> hints = query.setHint(ECLIPSELINK_LIMIT, limit).getHints();
        return hints.containsKey(ECLIPSELINK_LIMIT) ? query : query.setMaxResults(limit);
    }
}
