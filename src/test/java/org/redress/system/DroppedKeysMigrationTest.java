package org.redress.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.connection.DatabaseSettings;
import org.redress.database.PostgresqlBuilder;

/** A filled database of the version before keys by merchant is migrated: rows and references are kept. */
@Tag("database")
class DroppedKeysMigrationTest {
    private static final String BEFORE = "1.20";
    private static final List<Integer> MERCHANTS = List.of(1, 2);
    private static final String ORPHAN = "00000000-0000-4000-8000-000000000009";

    /** Rows with the same id in each table, which is MARK-M: a letter and the merchant. One dispute has no order. */
    private static final List<String> ROWS = List.of(
            "customers (id, merchant_id, account_id, created_at) values (ID, M, ID, now())",
            "channel_identities (id, merchant_id, channel, uid, customer_id) values (ID, M, 'SMS', 'MARK', ID)",
            """
            orders (id, merchant_id, customer_id, order_id, order_number, status, amount, currency, placed_at)
              values (ID, M, ID, 'MARK', 'MARK', 'PLACED', 1, 'EUR', now())""",
            "order_items (order_uuid, position, title) values (ID, 0, 'TV')",
            """
            delivery_media (order_uuid, position, media_type, name, content_url)
              values (ID, 0, 'IMAGE', 'Door', 'https://shop.example/door')""",
            """
            disputes (id, ticket_number, merchant_id, customer_id, source, reason_id, category, description, order_uuid,
              status_id, created_at, updated_at, search_text, timeline_length)
              values (ID, nextval('ticket_number'), M, ID, 'SMS', 10203, 'c', 'd',
                case when 'MARK' = 'a' then ID end, 1, now(), now(), 'MARK', 1)""",
            """
            timeline_entries (dispute_id, position, happened_at, action, actor, actor_name, source, status_after, hash)
              values (ID, 1, now(), 'open', case when 'MARK' = 'a' then 'CUSTOMER' else 'MERCHANT' end,
                case when 'MARK' = 'b' then 'Anna' end, 'SMS', 1, 'h')""",
            """
            comments (id, dispute_id, visibility, author, text, created_at, position)
              values (ID, ID, 'CUSTOMER', 'CUSTOMER', 't', now(), 2)""",
            """
            attachments (id, dispute_id, file_name, original_file_name, mime_type, size, source, created_at)
              values (ID, ID, 'f', 'f', 'image/png', 3, 'Customer', now())""",
            "comment_attachments (comment_id, attachment_id) values (ID, ID)",
            "attachment_chunks (attachment_id, position, content) values (ID, 0, cast('abc' as bytea))",
            "attachment_thumbnails (attachment_id, content) values (ID, cast('abc' as bytea))",
            "thumbnail_jobs (attachment_id, merchant_id, queued_at, due_at, attempts) values (ID, M, now(), now(), 0)",
            "staged_files (id, store, staged_at, abandoned) values (ID, 'disk', now(), true)");

    @Test
    void h2_keeps_rows_and_references() throws SQLException {
        migrate(new DatabaseSettings("jdbc:h2:mem:keys;DB_CLOSE_DELAY=-1", "sa", ""));
    }

    @Test
    void postgresql_keeps_rows_and_references() throws SQLException, IOException {
        try (EmbeddedPostgres server = PostgresqlBuilder.anywhere().start()) {
            migrate(new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", ""));
        }
    }

    private static void migrate(DatabaseSettings settings) throws SQLException {
        FluentConfiguration migrations = SchemaMigration.configuration(settings);
        migrations.target(BEFORE).load().migrate();
        try (Connection connection = settings.migrationDataSource().getConnection();
                Statement database = connection.createStatement()) {
            for (int merchant : MERCHANTS) {
                database.execute("insert into merchants (id, name, email, country_code) values (" + merchant
                        + ", 'Shop', 'shop@mail.example', 'DE')");
                fill(database, "a", merchant);
                fill(database, "b", merchant);
            }
            fillUnfinishedUpload(database);
            fillRecords(database);

            migrations.target("latest").load().migrate();

            assertRowsAreKept(database);
            assertKeysBeginWithTheMerchant(database);
            assertRecordsAreOfTheirMerchants(database);
            assertLastActorsAreThoseOfTheTimelines(database);
        }
    }

    private static String id(String mark, int merchant) {
        return mark.repeat(8) + "-0000-4000-8000-00000000000" + merchant;
    }

    private static void fill(Statement database, String mark, int merchant) throws SQLException {
        for (String row : ROWS) {
            database.execute("insert into "
                    + row.replace("ID", "cast('" + id(mark, merchant) + "' as uuid)")
                            .replace("MARK", mark)
                            .replace(", M,", ", " + merchant + ","));
        }
    }

    private static void fillUnfinishedUpload(Statement database) throws SQLException {
        database.execute("insert into staged_files values ('" + ORPHAN + "', 'database', now(), false)");
        database.execute("insert into attachment_chunks values ('" + ORPHAN + "', 0, cast('abc' as bytea))");
    }

    private static void fillRecords(Statement database) throws SQLException {
        String insert =
                "insert into idempotency_records (id, request, claim, claimed_at, status, body, customer_id) values ";
        String row = "('%s', '', '%s', now() - interval '%s' day, %s, %s, %s)";
        String body = "cast('abc' as bytea)";
        for (String values : List.of(
                row.formatted("response", ORPHAN, 0, 200, body, "'" + id("a", 1) + "'"),
                row.formatted("complaint", id("b", 2), 0, 410, "null", "null"),
                row.formatted("erased", ORPHAN, 0, 200, "null", "null"),
                row.formatted("erased-expired", ORPHAN, 2, 200, "null", "null"),
                row.formatted("without-customer", ORPHAN, 0, 200, body, "null"),
                row.formatted("claim", ORPHAN, 0, "null", "null", "null"))) {
            database.execute(insert + values);
        }
    }

    private static void assertRowsAreKept(Statement database) throws SQLException {
        for (String row : ROWS) {
            String table = row.split(" ")[0];
            assertThat(values(database, "select count(*) from " + table + " where merchant_id in (1, 2)"))
                    .as(table)
                    .containsExactly("4");
            // The ids end with the merchant
            String id = row.substring(row.indexOf('(') + 1, row.indexOf(','));
            assertThat(values(
                            database,
                            "select distinct merchant_id || right(cast(" + id + " as varchar(36)), 1) from " + table
                                    + " where merchant_id > 0 order by 1"))
                    .as(table)
                    .containsExactly("11", "22");
        }
        assertThat(values(database, "select merchant_id from staged_files where id = '" + ORPHAN + "'"))
                .containsExactly("0");
        assertThat(values(database, "select merchant_id from attachment_chunks where attachment_id = '" + ORPHAN + "'"))
                .containsExactly("0");
        assertThat(values(database, "select count(*) from disputes where order_uuid = id"))
                .containsExactly("2");
    }

    private static void assertKeysBeginWithTheMerchant(Statement database) throws SQLException {
        for (String row : ROWS) {
            String table = row.split(" ")[0];
            assertThat(values(
                            database,
                            "select distinct column_name from information_schema.key_column_usage where table_name = '"
                                    + table + "' and ordinal_position = 1 and column_name <> 'reason_id'"))
                    .as(table)
                    .containsExactly("merchant_id");
            boolean refers = !List.of("attachment_chunks", "staged_files").contains(table);
            if (refers) {
                assertThatThrownBy(() -> database.execute("update " + table + " set merchant_id = merchant_id + 2"))
                        .as(table)
                        .satisfiesAnyOf(
                                e -> assertThat(e).isInstanceOf(SQLIntegrityConstraintViolationException.class),
                                e -> assertThat(((SQLException) e).getSQLState())
                                        .isEqualTo("23503"));
            }
        }
    }

    private static void assertLastActorsAreThoseOfTheTimelines(Statement database) throws SQLException {
        assertThat(values(
                        database, "select last_actor || ' ' || coalesce(last_actor_name, '') from disputes order by 1"))
                .containsExactly("CUSTOMER ", "CUSTOMER ", "MERCHANT Anna", "MERCHANT Anna");
    }

    private static void assertRecordsAreOfTheirMerchants(Statement database) throws SQLException {
        assertThat(values(database, "select id || ' ' || merchant_id from idempotency_records order by 1"))
                .containsExactly("complaint 2", "erased 1", "erased 2", "response 1");
    }

    private static List<String> values(Statement database, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = database.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
