package org.redress.quota;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.database.PlanNodes;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;

/**
 * PostgreSQL's plans for the checks of a merchant with 100,000 disputes, 1,440 a day, and 100,000 of 400,000 files: they
 * read an index.
 */
@Tag("database")
class QuotaServicePlanTest {
    private static final int SHOP = 910_001;
    private static final int DISPUTES_OF_DAY = 1_440;
    private static final int FILES = 100_000;
    private static final Instant NOON = Instant.parse("2023-02-01T12:00:00Z");

    @BeforeAll
    static void fill() {
        TestDatabase.POSTGRESQL.run(
                """
                insert into merchants (id, name, email, country_code, attachment_bytes, disputes_per_day)
                  values (910001, 'Shop', 'shop@mail.example', 'DE', 1000000000, 100000),
                    (910002, 'Other', 'other@mail.example', 'DE', null, null)""",
                """
                insert into customers (id, merchant_id, account_id, created_at)
                  select md5('customer')::uuid, id, md5('account')::uuid, now() from merchants where id in (910001, 910002)""",
                """
                insert into disputes (id, ticket_number, merchant_id, customer_id, source, reason_id, category,
                  description, status_id, due_at, created_at, updated_at, search_text)
                select md5(n::text)::uuid, 9200000 + n, case when n > 100000 then 910002 else 910001 end,
                  md5('customer')::uuid, 'WEB', 10203, 'order-related', 'Broken', 1, at, at, at, ''
                from (select n, timestamptz '2023-01-01 00:00Z' + n * interval '1 minute' as at
                  from generate_series(1, 100001) n) numbers""",
                """
                insert into attachments (id, merchant_id, dispute_id, file_name, original_file_name, mime_type, size, source,
                  created_at, erased_at)
                select md5(n::text)::uuid, merchant_id, id, 'file', 'file', 'image/png', 5, 'Customer', at,
                  case when n % 10 = 0 then at end
                from (select n, timestamptz '2023-01-01 00:00Z' + n * interval '1 minute' as at
                  from generate_series(1, 400000) n) numbers
                join disputes on ticket_number = 9200000 + least(n, 100001)""");
        vacuum();
    }

    // While another transaction is older than the rows, vacuum cannot mark their pages for index-only scans
    private static void vacuum() {
        boolean isMarked = false;
        for (int i = 0; i < 100 && !isMarked; i++) {
            TestDatabase.POSTGRESQL.run("select pg_sleep(0.3)", "vacuum analyze disputes, attachments");
            isMarked = TestDatabase.POSTGRESQL.inTransaction(
                    em -> (Boolean) em.createNativeQuery("select bool_and(relallvisible = relpages) from pg_class"
                                    + " where relname in ('disputes', 'attachments')")
                            .getSingleResult());
        }
        assertThat(isMarked).isTrue();
    }

    @AfterAll
    static void erase() {
        TestDatabase.POSTGRESQL.run(
                "delete from attachments where merchant_id in (910001, 910002)",
                "delete from disputes where merchant_id in (910001, 910002)",
                "delete from customers where merchant_id in (910001, 910002)",
                "delete from merchants where id in (910001, 910002)");
    }

    private static JsonObject plan(String table, Consumer<QuotaService> check) {
        List<JsonObject> plans = TestDatabase.POSTGRESQL.plansOf(em -> {
            check.accept(service(em));
            return null;
        });
        // The first statement may load the merchant into the cache
        List<JsonObject> reads = plans.stream()
                .flatMap(PlanNodes::of)
                .filter(node -> node.getString("Relation Name", "").equals(table))
                .toList();
        assertThat(reads).as("%s", plans).hasSize(1);
        return reads.get(0);
    }

    private static QuotaService service(EntityManager em) {
        return new TestInjector(em, Clock.systemUTC()).get(QuotaService.class);
    }

    @Test
    void the_count_of_a_day_reads_the_disputes_of_the_day_from_an_index() {
        JsonObject read = plan("disputes", quotas -> quotas.checkDispute(SHOP, NOON));
        assertThat(read.getString("Node Type")).as("%s", read).matches("Index (Only )?Scan");
        assertThat(PlanNodes.rowsRead(read)).isEqualTo(DISPUTES_OF_DAY);
    }

    @Test
    void the_sum_of_bytes_reads_an_index_alone() {
        JsonObject read = plan("attachments", quotas -> quotas.checkAttachments(SHOP, 5));
        assertThat(read.getString("Node Type")).as("%s", read).isEqualTo("Index Only Scan");
        assertThat(read.getString("Index Name")).isEqualTo("attachments_by_created_at");
        assertThat(read.getInt("Heap Fetches")).isZero();
        assertThat(PlanNodes.rowsRead(read)).isEqualTo(FILES * 0.9);
    }
}
