package org.redress.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.connection.DatabaseSettings;
import org.redress.database.TestDatabase;

/**
 * Distributes the migrated schema by server-config/citus/distribute.sql, with stand-ins for the functions of Citus,
 * which is in no package registry. They write down each table, once, and refuse one that has foreign keys.
 */
@Tag("database")
class SchemaMigrationDistributedTest {
    private static final Path SCRIPT = Path.of("server-config/citus/distribute.sql");

    private static final String STAND_INS =
            """
            create schema citus;
            set search_path = public, citus;
            create table citus.citus_tables (table_name regclass primary key, citus_table_type text, colocated text);
            create table citus.pg_dist_object (classid oid, objid oid primary key);
            create function citus.begin_distribution(checked regclass) returns void language plpgsql as $$
            begin
              if exists (select from pg_constraint where contype = 'f' and checked in (conrelid, confrelid)) then
                raise exception '% has foreign keys', checked;
              end if;
              delete from citus_tables t where t.table_name = checked and t.citus_table_type = 'local';
            end $$;
            create function citus.create_reference_table(table_name regclass) returns void language sql as $$
              select begin_distribution(table_name);
              insert into citus_tables values (table_name, 'reference', null)
            $$;
            create function citus.create_distributed_table(table_name regclass, distribution_column text,
                distribution_type text default 'hash', colocate_with text default 'default', shard_count int default null)
              returns void language plpgsql as $$
            begin
              perform begin_distribution(table_name);
              if colocate_with <> 'none'
                and not exists (select from citus_tables t where t.table_name = colocate_with::regclass) then
                raise exception '% is not distributed', colocate_with;
              end if;
              insert into citus_tables values (table_name, 'distributed', distribution_column || ' ' || colocate_with);
            end $$;
            create function citus.create_distributed_function(function_name regprocedure) returns void language sql as $$
              insert into pg_dist_object values ('pg_proc'::regclass, function_name)
            $$;
            """;

    private static final String FOREIGN_KEYS =
            """
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
            where contype = 'f' and connamespace = 'public'::regnamespace order by 1""";

    private static final String TABLES =
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1";

    private static final String DISTRIBUTED =
            "select table_name::text from citus_tables where citus_table_type = 'distributed' order by 1";

    private static int databases;

    private Connection connection;
    private Statement database;

    @BeforeEach
    void migrate() throws SQLException {
        String name = "distributed_" + ++databases;
        TestDatabase.POSTGRESQL.run("create database " + name);
        String url;
        try (Connection any = TestDatabase.POSTGRESQL.source().getConnection()) {
            url = any.getMetaData().getURL().replaceFirst("/postgres\\b", "/" + name);
        }
        DatabaseSettings settings = new DatabaseSettings(url, "postgres", "");
        SchemaMigration.migrate(settings);
        connection = settings.migrationDataSource().getConnection();
        database = connection.createStatement();
        database.execute(STAND_INS);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void distribute() throws SQLException, IOException {
        database.execute(Files.readString(SCRIPT));
    }

    private List<String> values(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = database.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void each_table_is_distributed_once_and_its_foreign_keys_stay() throws SQLException, IOException {
        List<String> foreignKeys = values(FOREIGN_KEYS);
        assertThat(foreignKeys).hasSizeGreaterThan(15);

        distribute();

        List<String> shared = List.of(
                "audit_entries",
                "audit_log",
                "dispute_reason_names",
                "dispute_reasons",
                "merchant_chat_clients",
                "merchant_erasure_counts",
                "merchant_erasures",
                "merchant_holidays",
                "merchant_sso_names",
                "merchants");
        assertThat(values(FOREIGN_KEYS)).isEqualTo(foreignKeys);
        List<String> distributed = new ArrayList<>(values(TABLES));
        distributed.removeAll(shared);
        distributed.remove("flyway_schema_history");
        assertThat(values(DISTRIBUTED)).hasSizeGreaterThan(14).isEqualTo(distributed);
        assertThat(values("select table_name::text from citus_tables where citus_table_type = 'reference' order by 1"))
                .containsExactlyElementsOf(shared);
        assertThat(values("select distinct colocated from citus_tables where table_name <> 'customers'::regclass"
                        + " and colocated is not null"))
                .containsExactly("merchant_id customers");
        assertThat(values("select objid::regprocedure::text from pg_dist_object"))
                .contains("search_finds(text,text)")
                .noneMatch(name -> name.startsWith("similarity"));
    }

    @Test
    void tables_of_later_migrations_are_distributed_by_the_next_run() throws SQLException, IOException {
        distribute();
        List<String> before = values(DISTRIBUTED);
        distribute();
        assertThat(values(DISTRIBUTED)).isEqualTo(before);

        database.execute(
                """
                create table ratings (
                  merchant_id integer not null references merchants, dispute_id uuid not null, stars integer not null,
                  primary key (merchant_id, dispute_id),
                  constraint rated_dispute foreign key (merchant_id, dispute_id)
                    references disputes (merchant_id, id) on delete cascade);
                insert into citus_tables values ('ratings', 'local')""");
        List<String> foreignKeys = values(FOREIGN_KEYS);
        distribute();

        assertThat(values(FOREIGN_KEYS)).isEqualTo(foreignKeys);
        assertThat(values(DISTRIBUTED)).hasSize(before.size() + 1).contains("ratings");
    }

    @Test
    void a_table_whose_key_does_not_begin_with_the_merchant_is_refused() throws SQLException, IOException {
        List<String> foreignKeys = values(FOREIGN_KEYS);
        database.execute("create table zones (id integer primary key, merchant_id integer not null)");

        assertThatThrownBy(this::distribute).hasMessageContaining("zones");

        assertThat(values(FOREIGN_KEYS)).isEqualTo(foreignKeys);
        assertThat(values("select table_name::text from citus_tables")).isEmpty();
    }
}
