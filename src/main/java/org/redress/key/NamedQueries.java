package org.redress.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Constant queries that the JPA provider translates into SQL once. EclipseLink translates a query with a limit or a
 * lock at each call, unless the query has a name.
 */
@ApplicationScoped
public class NamedQueries {
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /**
     * Returns a query, with its limit or lock.
     *
     * @param jpql also its name; a constant, since the provider keeps it
     * @param settings sets limit or lock of the first one, which all others have
     */
    public <T> TypedQuery<T> of(EntityManager em, String jpql, Class<T> type, UnaryOperator<TypedQuery<T>> settings) {
        // Others wait until it has its name
        String name = names.computeIfAbsent(jpql, text -> {
            em.getEntityManagerFactory().addNamedQuery(text, settings.apply(em.createQuery(text, type)));
            return text;
        });
        return em.createNamedQuery(name, type);
    }
}
