package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.database.PlanNodes;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;

/** PostgreSQL's plans for the disputes that resemble one of 30,000 of two years. */
@Tag("database")
class SimilarDisputePlanTest {
    private static final int SHOP = 910_001;
    /** Rows that a plan may read: the disputes whose products are compared, and few more. */
    private static final int FEW = 1_100;

    @BeforeAll
    static void fill() {
        TestDatabase.POSTGRESQL.run(
                "insert into merchants values (910001, 'Shop', 'shop@mail.example', 'DE')",
                """
                            insert into customers (id, merchant_id, account_id, created_at)
                              select md5('similar customer' || n)::uuid, 910001, md5('account' || n)::uuid, now()
                              from generate_series(0, 6000) n""",
                """
                            insert into orders (id, merchant_id, customer_id, order_id, order_number, status, amount,
                              currency, placed_at)
                            select md5('similar order' || n)::uuid, 910001, md5('similar customer' || n / 5)::uuid,
                              'S' || n, 'S' || n, 'DELIVERED', 10, 'EUR', timestamptz '2024-01-01 00:00Z'
                            from generate_series(1, 30000) n""",
                """
                            insert into order_items (merchant_id, order_uuid, position, title)
                            select 910001, md5('similar order' || n)::uuid, 0, 'Product ' || n % 500
                            from generate_series(1, 30000) n""",
                """
                            insert into disputes (id, ticket_number, merchant_id, customer_id, source, reason_id,
                              category, description, order_uuid, order_id, amount, dispute_amount, currency, status_id,
                              created_at, updated_at, search_text)
                            select md5('similar' || n)::uuid, 9500000 + n, 910001,
                              md5('similar customer' || n / 5)::uuid, 'WEB', 10203, 'order-related',
                              concat_ws(' ', 'kettle', md5('a' || n / 3), md5('b' || n / 3), md5('c' || n / 3)),
                              md5('similar order' || n)::uuid, 'S' || n, 10, 10, 'EUR', 1, at, at, 's' || n
                            from (select n, timestamptz '2024-01-01 00:00Z' + n * interval '35 minutes' as at
                              from generate_series(1, 30000) n) numbers""",
                """
                            insert into search_documents (merchant_id, id, words, customer_words)
                              select 910001, md5('similar' || n)::uuid,
                              concat_ws(' ', 'kettle', md5('a' || n / 3), md5('b' || n / 3), md5('c' || n / 3)),
                              'anna'
                              from generate_series(1, 30000) n""",
                "vacuum analyze");
    }

    /** So many customers change the plans of other merchants, for which other tests have their expectations. */
    @AfterAll
    static void empty() {
        Stream.of("search_documents", "disputes", "order_items", "orders", "customers")
                .map(table -> "delete from " + table + " where merchant_id = 910001")
                .forEach(TestDatabase.POSTGRESQL::run);
        TestDatabase.POSTGRESQL.run("delete from merchants where id = 910001", "vacuum analyze");
    }

    @Test
    void each_kind_of_similarity_has_its_index() {
        UUID id = TestDatabase.POSTGRESQL.inTransaction(em ->
                UUID.fromString((String) em.createNativeQuery("select cast(md5('similar15000')::uuid as varchar(36))")
                        .getSingleResult()));
        List<SimilarDispute> found = TestDatabase.POSTGRESQL.inTransaction(em -> new TestInjector(em, Clock.systemUTC())
                .get(SimilarDisputeService.class)
                .find(SHOP, id));
        assertThat(found)
                .flatExtracting(SimilarDispute::reasons)
                .contains(SimilarDispute.Reason.CUSTOMER, SimilarDispute.Reason.ITEM, SimilarDispute.Reason.TEXT);

        List<JsonObject> plans = TestDatabase.POSTGRESQL.plansOf(em -> new TestInjector(em, Clock.systemUTC())
                .get(SimilarDisputeService.class)
                .find(SHOP, id));

        assertThat(plans.stream().flatMap(PlanNodes::of))
                .noneMatch(node -> Set.of("disputes", "search_documents").contains(node.getString("Relation Name", ""))
                        && (node.getString("Node Type").equals("Seq Scan") || PlanNodes.rowsRead(node) > FEW));
    }
}
