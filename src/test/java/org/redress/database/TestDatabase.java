package org.redress.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.redress.connection.DatabaseSettings;
import org.redress.system.SchemaMigration;

/** Supported databases: real ones, migrated as in production, started once for all tests. */
public enum TestDatabase {
    H2 {
        @Override
        DatabaseSettings start() {
            // A deadlock is found at once; any other wait for a lock ends
            return new DatabaseSettings("jdbc:h2:mem:test;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=600000", "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        DatabaseSettings start() {
            try {
                // The library removes it when this JVM ends
                EmbeddedPostgres server = PostgresqlBuilder.anywhere().start();
                return new DatabaseSettings(server.getJdbcUrl("postgres", "postgres") + TIME_LIMITS, "postgres", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    // In seconds; those of apiDataSource() are for quiet machines
    private static final String TIME_LIMITS = "&connectTimeout=120&loginTimeout=120&socketTimeout=600";

    private static final RecordedStatements SENT = new RecordedStatements();

    private @Nullable DatabaseSettings database;
    private @Nullable EntityManagerFactory factory;

    abstract DatabaseSettings start();

    private synchronized EntityManagerFactory factory() {
        if (factory == null) {
            database = start();
            factory = factory(database);
        }
        return factory;
    }

    /** Migrates a database and returns its entity managers, for a test that needs a database of its own. */
    public static EntityManagerFactory factory(DatabaseSettings database) {
        SchemaMigration.migrate(database);
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        settings.put("jakarta.persistence.jtaDataSource", "");
        settings.put(
                "jakarta.persistence.nonJtaDataSource",
                ProxyDataSourceBuilder.create(database.migrationDataSource())
                        .countQuery()
                        .listener(SENT)
                        .build());
        settings.put("eclipselink.logging.level", "SEVERE");
        return Persistence.createEntityManagerFactory("redress", settings);
    }

    /** Runs the work as an EJB does: in a transaction of its own, which an exception rolls back. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager em = factory().createEntityManager()) {
            em.getTransaction().begin();
            try {
                T result = work.apply(em);
                em.getTransaction().commit();
                return result;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
            }
        }
    }

    /** Returns the data source, for plain SQL. */
    public DataSource source() {
        factory();
        return Objects.requireNonNull(database).migrationDataSource();
    }

    /** Executes statements. */
    public void run(String... statements) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns PostgreSQL's plan of each statement of the work, with the same parameters. */
    public List<JsonObject> plansOf(Function<EntityManager, ?> work) {
        return plansOf(work, RecordedStatements.Statement::plan);
    }

    /** Returns the plans that PostgreSQL keeps for statements with other parameters, too. */
    public List<JsonObject> genericPlansOf(Function<EntityManager, ?> work) {
        return plansOf(work, RecordedStatements.Statement::genericPlan);
    }

    private List<JsonObject> plansOf(
            Function<EntityManager, ?> work, BiFunction<RecordedStatements.Statement, Connection, JsonObject> plan) {
        SENT.forget();
        inTransaction(work);
        List<RecordedStatements.Statement> statements = SENT.all();
        return inTransaction(em -> statements.stream()
                .map(statement -> plan.apply(statement, em.unwrap(Connection.class)))
                .toList());
    }

    /** Returns the number of SQL statements of the work. */
    public long statementsOf(Function<EntityManager, ?> work) {
        QueryCountHolder.clear();
        inTransaction(work);
        return QueryCountHolder.getGrandTotal().getTotal();
    }
}
