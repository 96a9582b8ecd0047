package org.redress.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.database.PlanNodes;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.DisputeStatus;
import org.redress.fulltext.SearchQuery;
import org.redress.paging.Cursor;
import org.redress.paging.PageRequest;

/**
 * PostgreSQL's plans for the pages of a merchant with 30,000 of 100,000 disputes: it reads the rows of the page and few
 * more, from an index.
 */
@Tag("database")
class DisputeQueryServicePlanTest {
    private static final int SHOP = 900_001;
    private static final int PAGE = 20;
    /** Rows of 30,000 that a plan may read: PostgreSQL may estimate that some more are cheaper. */
    private static final int FEW = 500;

    /** Has read half of the disputes. */
    private static final Reader ANNA = new Reader("anna", Instant.EPOCH);

    private static final DisputeFilter ALL = DisputeFilter.allOf(SHOP);

    @BeforeAll
    static void fill() {
        TestDatabase.POSTGRESQL.run(
                """
                            insert into merchants select n, 'Shop', 'shop@mail.example', 'DE'
                              from generate_series(900001, 900008) n""",
                """
                            insert into customers (id, merchant_id, account_id, created_at)
                              select md5('customer' || m.id)::uuid, m.id, md5('account')::uuid, now() from merchants m
                              where m.id between 900001 and 900008""",
                """
                            insert into disputes (id, ticket_number, merchant_id, customer_id, source, reason_id, category,
                              description, order_id, order_number, invoice_id, invoice_date, tracking_id, amount,
                              dispute_amount, currency, status_id, due_at, created_at, updated_at, search_text)
                            select md5(n::text)::uuid, 9000000 + n, shop, md5('customer' || shop)::uuid, 'WEB', 10203 + n % 5,
                              'order-related', 'Broken', said, 'OR#' || said, 'INV#' || said, at, 'RT' || said, said, said,
                              'EUR', 1 + n % 6, at, at, at, lower(concat_ws(e'\n', 'INV#' || said, 'OR#' || said, 9000000 + n))
                            from (select n, case when n % 10 < 3 then 900001 else 900002 + n % 7 end as shop,
                              case when n % 4 > 0 then 120000000 + n end as said,
                              timestamptz '2023-01-01 00:00Z' + n * interval '1 minute' as at
                              from generate_series(1, 100000) n) numbers""",
                """
                            insert into search_documents (merchant_id, id, words, customer_words)
                              select merchant_id, id, concat_ws(' ', 'broken', 'w' || ticket_number,
                                case when ticket_number % 300 = 1 then 'kettle' end), 'anna'
                              from disputes where merchant_id between 900001 and 900008""",
                """
                            insert into dispute_reads (merchant_id, dispute_id, staff_id, read_version, read_until)
                              select merchant_id, id, 'anna', version, updated_at from disputes
                              where merchant_id between 900001 and 900008 and ticket_number % 2 = 0""",
                """
                            insert into comment_mentions (merchant_id, comment_id, staff_id, staff_name, dispute_id,
                              visibility)
                              select merchant_id, id, name, name, id, 'INTERNAL' from disputes
                              join (values ('anna', 10), ('bert', 3000)) as members (name, each)
                                on ticket_number % each = 1
                              where merchant_id between 900001 and 900008""",
                "vacuum analyze");
    }

    static Stream<Arguments> everyOrder() {
        return DisputeField.SORT_KEYS.stream()
                .flatMap(key -> Stream.of(Arguments.of(key, true), Arguments.of(key, false)));
    }

    @ParameterizedTest(name = "{0} ascending {1}")
    @MethodSource("everyOrder")
    void the_first_page_reads_little_but_itself(SortKey key, boolean ascending) {
        assertReadsAtMost(FEW, ALL, new DisputeSort(key, ascending), new PageRequest(PAGE, 1, null));
    }

    @ParameterizedTest(name = "{0} ascending {1}")
    @MethodSource("everyOrder")
    void the_page_of_a_cursor_reads_little_but_itself_wherever_it_begins(SortKey key, boolean ascending) {
        DisputeSort sort = new DisputeSort(key, ascending);
        for (int deep : List.of(10, 700, 1_490)) {
            PageRequest before = new PageRequest(PAGE, deep, null);
            Cursor next = TestDatabase.POSTGRESQL
                    .inTransaction(em -> queries(em).page(ALL, sort, before))
                    .next();
            assertReadsAtMost(FEW, ALL, sort, new PageRequest(PAGE, 1, next));
        }
    }

    @Test
    void a_numbered_page_reads_those_before_it_from_the_index_alone() {
        assertReadsAtMost(500 * PAGE + PAGE + 1, ALL, DisputeSort.DEFAULT, new PageRequest(PAGE, 500, null));
    }

    @ParameterizedTest
    @EnumSource(DisputeStatus.class)
    void a_status_has_its_index(DisputeStatus status) {
        DisputeFilter filter = new DisputeFilter(SHOP, null, Set.of(status), null, null);
        assertReadsAtMost(FEW, filter, DisputeSort.DEFAULT, new PageRequest(PAGE, 1, null));
    }

    /** PostgreSQL keeps one plan for such pages, so it must fit all values. */
    @Test
    void the_plan_without_values_of_neighbours_reads_little_but_the_page() {
        Instant from = Instant.parse("2023-02-01T00:00:00Z");
        Instant to = Instant.parse("2023-02-08T00:00:00Z");
        for (DisputeStatus status : DisputeStatus.values()) {
            for (DisputeFilter filter : List.of(
                    ALL,
                    new DisputeFilter(SHOP, null, Set.of(), from, null),
                    new DisputeFilter(SHOP, null, Set.of(), from, to),
                    new DisputeFilter(SHOP, null, Set.of(status), null, null),
                    new DisputeFilter(SHOP, null, Set.of(status), null, to))) {
                PageRequest first = new PageRequest(PAGE, 1, null);
                Cursor next = TestDatabase.POSTGRESQL
                        .inTransaction(em -> queries(em).page(filter, DisputeSort.DEFAULT, first))
                        .next();
                for (PageRequest request : List.of(first, new PageRequest(PAGE, 1, next))) {
                    assertReadsAtMost(FEW, TestDatabase.POSTGRESQL.genericPlansOf(em -> queries(em)
                            .page(filter, DisputeSort.DEFAULT, request, ANNA)));
                    assertReadsAtMost(FEW, TestDatabase.POSTGRESQL.genericPlansOf(em -> queries(em)
                            .keys(filter, DisputeSort.DEFAULT, request, ANNA)));
                }
            }
        }
    }

    /** PostgreSQL plans a statement at each call, as long as it expects that a plan for all values costs more. */
    @Test
    void the_plan_without_values_of_neighbours_is_expected_to_read_few_rows() {
        Instant from = Instant.parse("2023-02-01T00:00:00Z");
        PageRequest first = new PageRequest(PAGE, 1, null);
        for (DisputeFilter filter : List.of(
                ALL,
                new DisputeFilter(SHOP, null, Set.of(), from, null),
                new DisputeFilter(SHOP, null, Set.of(DisputeStatus.RESOLVED), null, null))) {
            assertThat(TestDatabase.POSTGRESQL
                            .genericPlansOf(em -> queries(em).page(filter, DisputeSort.DEFAULT, first, ANNA))
                            .stream()
                            .flatMap(PlanNodes::of))
                    .filteredOn(node -> node.getString("Relation Name", "").equals("disputes"))
                    .as("%s", filter)
                    .isNotEmpty()
                    .allMatch(node -> node.getInt("Plan Rows") <= 2);
        }
    }

    @Test
    void a_range_of_time_is_one_of_its_index() {
        DisputeFilter filter = new DisputeFilter(
                SHOP, null, Set.of(), Instant.parse("2023-02-01T00:00:00Z"), Instant.parse("2023-02-08T00:00:00Z"));
        assertReadsAtMost(FEW, filter, DisputeSort.DEFAULT, new PageRequest(PAGE, 1, null));
    }

    @Test
    void overdue_disputes_are_a_range_of_their_index() {
        // 120 of the merchant's disputes are due in the first 400 minutes, half of them open
        DisputeFilter.Overdue few = new DisputeFilter.Overdue(true, Instant.parse("2023-01-01T06:40:00Z"));
        DisputeFilter.Overdue many = new DisputeFilter.Overdue(true, Instant.parse("2024-01-01T00:00:00Z"));
        DisputeSort byDeadline = new DisputeSort(SortKey.named("Deadline").orElseThrow(), true);
        for (DisputeFilter.Overdue overdue : List.of(few, many)) {
            DisputeFilter filter = new DisputeFilter(SHOP, null, Set.of(), null, null, overdue);
            assertReadsAtMost(FEW, filter, DisputeSort.DEFAULT, new PageRequest(PAGE, 1, null));
            assertReadsAtMost(FEW, filter, byDeadline, new PageRequest(PAGE, 1, null));
        }
    }

    @Test
    void a_rare_query_uses_the_search_index_and_a_common_one_the_order_of_the_list() {
        for (String part : List.of("OR#120050001", "120050001", "9050001", "50001", "INV#12", "or#")) {
            DisputeFilter filter = new DisputeFilter(SHOP, part, Set.of(), null, null);
            assertReadsAtMost(FEW, filter, DisputeSort.DEFAULT, new PageRequest(PAGE, 1, null));
        }
    }

    @Test
    void rare_words_use_their_index() {
        for (String words : List.of("w9050001", "W90500", "kettle", "broken kettle")) {
            DisputeFilter filter = new DisputeFilter(
                    SHOP,
                    null,
                    Set.of(),
                    null,
                    null,
                    null,
                    new DisputeFilter.Conditions(
                            Set.of(),
                            null,
                            null,
                            null,
                            null,
                            SearchQuery.of(SHOP, words, true),
                            null,
                            null,
                            Range.all(),
                            Range.all(),
                            Range.all(),
                            TriageFilter.NONE));
            List<JsonObject> nodes = TestDatabase.POSTGRESQL
                    .plansOf(em -> queries(em).page(filter, DisputeSort.DEFAULT, new PageRequest(PAGE, 1, null)))
                    .stream()
                    .flatMap(PlanNodes::of)
                    .toList();
            assertThat(nodes)
                    .as(words)
                    .noneMatch(
                            node -> Set.of("disputes", "search_documents").contains(node.getString("Relation Name", ""))
                                    && PlanNodes.rowsRead(node) > FEW);
        }
    }

    @Test
    void mentions_of_few_disputes_use_their_index() {
        List<JsonObject> nodes = TestDatabase.POSTGRESQL
                .plansOf(em ->
                        queries(em).page(mentioning("bert"), DisputeSort.DEFAULT, new PageRequest(PAGE, 1, null), ANNA))
                .stream()
                .flatMap(PlanNodes::of)
                .toList();
        assertThat(nodes)
                .noneMatch(node -> Set.of("disputes", "comment_mentions").contains(node.getString("Relation Name", ""))
                        && PlanNodes.rowsRead(node) > FEW);
    }

    @Test
    void mentions_of_many_disputes_are_looked_up_in_the_order_of_the_list() {
        assertReadsAtMost(FEW, mentioning("anna"), DisputeSort.DEFAULT, new PageRequest(PAGE, 1, null));
    }

    private static DisputeFilter mentioning(String id) {
        return new DisputeFilter(
                SHOP,
                null,
                Set.of(),
                null,
                null,
                null,
                new DisputeFilter.Conditions(
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Range.all(),
                        Range.all(),
                        Range.all(),
                        new TriageFilter(null, Set.of(), Set.of(), new TriageFilter.MentionedMember(id, true))));
    }

    private static void assertReadsAtMost(int rows, DisputeFilter filter, DisputeSort sort, PageRequest request) {
        assertReadsAtMost(
                rows, TestDatabase.POSTGRESQL.plansOf(em -> queries(em).page(filter, sort, request, ANNA)));
        assertReadsAtMost(
                rows, TestDatabase.POSTGRESQL.plansOf(em -> queries(em).keys(filter, sort, request, ANNA)));
    }

    private static void assertReadsAtMost(int rows, List<JsonObject> plans) {
        assertThat(plans).hasSizeBetween(1, 5);
        for (JsonObject plan : plans) {
            assertThat(PlanNodes.of(plan))
                    .as("%s", plan)
                    .noneMatch(node -> node.getString("Node Type").equals("Seq Scan")
                            && node.getString("Relation Name").equals("disputes"))
                    .noneMatch(node -> node.getString("Node Type").contains("Sort") && PlanNodes.rowsRead(node) > FEW)
                    .noneMatch(node ->
                            node.getString("Node Type").equals("Bitmap Index Scan") && PlanNodes.rowsRead(node) > FEW);
        }
        double read = plans.stream()
                .flatMap(PlanNodes::of)
                .filter(node -> node.getString("Relation Name", "").equals("disputes"))
                .mapToDouble(PlanNodes::rowsRead)
                .sum();
        assertThat(read).as("rows of disputes read by %s", plans).isLessThanOrEqualTo(rows);
    }

    private static DisputeQueryService queries(EntityManager em) {
        return new TestInjector(em, Clock.systemUTC()).get(DisputeQueryService.class);
    }
}
