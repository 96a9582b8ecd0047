package org.redress.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.sessions.SessionProfiler;
import org.eclipse.persistence.sessions.SessionProfilerAdapter;
import org.eclipse.persistence.sessions.server.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.dispute.Shop;

/** Queries that EclipseLink translates into SQL once. */
@Tag("database")
class NamedQueriesTest {
    private static final String JPQL = "select m.id, m.name from Merchant m where m.id > :id order by m.id";

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

    private record Answers(int translations, List<Integer> sizes) {}

    /** Asks for all merchants after some, with each limit in turn. */
    private static Answers ask(TestDatabase database, int first, IntStream limits) {
        database.inTransaction(em -> List.of(new Shop(em), new Shop(em), new Shop(em)));
        NamedQueries queries = new NamedQueries();
        Translations translations = new Translations();
        Server server = database.inTransaction(em -> JpaHelper.getServerSession(em.getEntityManagerFactory()));
        server.setProfiler(translations);
        try {
            List<Integer> sizes = limits.mapToObj(
                            limit -> database.inTransaction(em -> queries.of(em, JPQL, Object[].class, first, limit)
                                    .setParameter("id", 0)
                                    .getResultList()
                                    .size()))
                    .toList();
            return new Answers(translations.found.size(), sizes);
        } finally {
            server.setProfiler(null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_query_of_columns_is_translated_once_for_each_limit(TestDatabase database) {
        Answers answers = ask(database, 0, IntStream.of(2, 1, 2, 1, 2));
        assertThat(answers.sizes()).containsExactly(2, 1, 2, 1, 2);
        assertThat(answers.translations()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_later_page_has_its_limit_too(TestDatabase database) {
        assertThat(ask(database, 1, IntStream.of(1, 2)).sizes()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void unusual_limits_get_no_name(TestDatabase database) {
        Answers answers = ask(database, 0, IntStream.rangeClosed(1, 250));
        assertThat(answers.sizes()).startsWith(1, 2).isSorted();
        assertThat(answers.translations()).isEqualTo(200);
    }
}
