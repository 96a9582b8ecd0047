package org.redress.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Constant queries that the JPA provider translates into SQL once. EclipseLink translates a query with a limit at each
 * call, unless the query has a name.
 */
@ApplicationScoped
public class NamedQueries {
    // EclipseLink forgets the limit of a query that gets a name, and would translate it again with each call's limit
    private static final String ECLIPSELINK_LIMIT = "eclipselink.jdbc.max-rows";

    private final Map<String, String> names = new ConcurrentHashMap<>();

    /**
     * Returns a query with a limit.
     *
     * @param jpql also its name; a constant, since the provider keeps it
     */
    public <T> TypedQuery<T> of(EntityManager em, String jpql, Class<T> type, int limit) {
        // Others wait until it has its name
        String name = names.computeIfAbsent(jpql, text -> {
            em.getEntityManagerFactory()
                    .addNamedQuery(
                            text,
                            em.createQuery(text, type).setMaxResults(limit).setHint(ECLIPSELINK_LIMIT, limit));
            return text;
        });
        return em.createNamedQuery(name, type).setMaxResults(limit);
    }
}
