package org.redress.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.sessions.SessionProfiler;
import org.eclipse.persistence.sessions.SessionProfilerAdapter;
import org.eclipse.persistence.sessions.server.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.party.Merchant;

/** Queries that EclipseLink translates into SQL once. */
@Tag("database")
class NamedQueriesTest {
    private static final String JPQL = "select m from Merchant m where m.id > :id order by m.id";

    /** Translations of named queries into SQL. */
    private static final class Translations extends SessionProfilerAdapter {
        private final List<DatabaseQuery> found = new ArrayList<>();

        @Override
        public void startOperationProfile(String operation, DatabaseQuery query, int weight) {
            if (operation.equals(SessionProfiler.QueryPreparation) && query.getName() != null) {
                found.add(query);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_query_is_translated_once_whatever_its_limit_and_its_first_row(TestDatabase database) {
        NamedQueries queries = new NamedQueries();
        Translations translations = new Translations();
        Server server = database.inTransaction(em -> JpaHelper.getServerSession(em.getEntityManagerFactory()));
        server.setProfiler(translations);
        try {
            for (int limit : new int[] {2, 2, 5}) {
                for (int first : new int[] {0, 1}) {
                    List<Merchant> found = database.inTransaction(em -> queries.of(em, JPQL, Merchant.class, limit)
                            .setFirstResult(first)
                            .setParameter("id", 0)
                            .getResultList());
                    assertThat(found).hasSizeLessThanOrEqualTo(limit);
                }
            }
        } finally {
            server.setProfiler(null);
        }
        assertThat(translations.found).hasSize(1);
    }
}
