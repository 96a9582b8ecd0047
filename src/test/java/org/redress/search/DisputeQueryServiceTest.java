package org.redress.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ActionContexts;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.DisputeSubject;
import org.redress.dispute.Outcome;
import org.redress.dispute.Shop;
import org.redress.http.QueryParameters;
import org.redress.order.Order;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;
import org.redress.reason.DisputeReason;
import org.redress.security.Callers;

/** Dispute lists in the real databases: filters, orders, pages, and the number of their statements. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DisputeQueryServiceTest {
    private static final Instant NOON = Instant.parse("2023-10-29T12:00:00Z");

    @Parameter
    TestDatabase database;

    static Stream<Arguments> everyOrder() {
        return DisputeField.SORT_KEYS.stream()
                .flatMap(key -> Stream.of(Arguments.of(key, true), Arguments.of(key, false)));
    }

    @ParameterizedTest(name = "{0} ascending {1}")
    @MethodSource("everyOrder")
    void the_next_links_list_each_dispute_once_in_the_order_of_the_whole_list(SortKey key, boolean ascending) {
        int merchant = with(shop -> {
            Order order = shop.order("1", "10.00");
            for (int n = 0; n < 11; n++) {
                // Equal sort keys and absent ones in each order
                Dispute dispute = shop.dispute(n % 3 == 0 ? null : order, NOON.plusSeconds(n / 4));
                if (n % 5 == 0) {
                    dispute.decide(ActionContexts.merchant(NOON.plusSeconds(60)), Outcome.CUSTOMER, null, "Yes");
                }
            }
            return shop.id();
        });
        DisputeFilter all = DisputeFilter.allOf(merchant);
        DisputeSort sort = new DisputeSort(key, ascending);
        List<UUID> whole = ids(page(all, sort, new PageRequest(100, 1, null)));

        List<UUID> forward = new ArrayList<>();
        List<Page<DisputeRow>> pages = new ArrayList<>();
        Cursor next = null;
        do {
            pages.add(page(all, sort, new PageRequest(3, 1, next)));
            forward.addAll(ids(pages.get(pages.size() - 1)));
            next = pages.get(pages.size() - 1).next();
        } while (next != null);
        List<UUID> backward = new ArrayList<>(ids(pages.get(pages.size() - 1)));
        for (Cursor previous = pages.get(pages.size() - 1).previous(); previous != null; ) {
            Page<DisputeRow> page = page(all, sort, new PageRequest(3, 1, previous));
            backward.addAll(0, ids(page));
            previous = page.previous();
        }

        assertThat(whole).hasSize(11).doesNotHaveDuplicates();
        assertThat(forward).isEqualTo(whole);
        assertThat(backward).isEqualTo(whole);
        assertThat(numbered(all, sort, 3)).isEqualTo(whole);
    }

    @Test
    void a_dispute_that_arrives_between_two_pages_moves_none_of_the_others() {
        Shop[] shop = new Shop[1];
        int merchant = with(s -> {
            for (int n = 0; n < 6; n++) {
                s.dispute(null, NOON);
            }
            shop[0] = s;
            return s.id();
        });
        DisputeFilter all = DisputeFilter.allOf(merchant);
        Page<DisputeRow> first = page(all, DisputeSort.DEFAULT, new PageRequest(3, 1, null));
        List<UUID> before = ids(page(all, DisputeSort.DEFAULT, new PageRequest(100, 1, null)));
        database.inTransaction(em -> {
            Dispute late = new Dispute(
                    UUID.randomUUID(),
                    900_000 + merchant,
                    new ComplaintDetails("WEB", null, "account-related", "Late", null),
                    shop[0].zoe,
                    em.find(DisputeReason.class, 10206),
                    DisputeSubject.ACCOUNT,
                    ActionContexts.customer(NOON.plusSeconds(1)));
            em.persist(late);
            return late;
        });
        List<UUID> second = ids(page(all, DisputeSort.DEFAULT, new PageRequest(3, 1, first.next())));

        assertThat(Stream.concat(ids(first).stream(), second.stream()).toList()).isEqualTo(before);
    }

    @Test
    void a_page_of_any_size_takes_two_statements_and_three_if_its_disputes_are_no_neighbours_in_an_index() {
        int merchant = with(shop -> {
            for (int n = 0; n < 30; n++) {
                Dispute dispute = shop.dispute(shop.order("o" + n, "1.00"), NOON.plusSeconds(n));
                shop.attachment(dispute, "a.png");
                shop.attachment(dispute, "b.png");
            }
            return shop.id();
        });
        DisputeFilter all = DisputeFilter.allOf(merchant);
        // Merchant and reason are cached afterwards
        page(all, DisputeSort.DEFAULT, new PageRequest(1, 1, null));
        DisputeSort byAmount = new DisputeSort(SortKey.named("Amount").orElseThrow(), true);
        for (int size : List.of(1, 5, 30)) {
            PageRequest request = new PageRequest(size, 1, null);
            long neighbours = database.statementsOf(em -> queries(em).page(all, DisputeSort.DEFAULT, request, ANNA));
            assertThat(neighbours).as("statements of a page of %d", size).isEqualTo(2);
            long others = database.statementsOf(em -> queries(em).page(all, byAmount, request, ANNA));
            assertThat(others).as("statements of a page of %d by amount", size).isEqualTo(3);
            assertThat(database.statementsOf(em -> queries(em).keys(all, DisputeSort.DEFAULT, request, ANNA)))
                    .as("statements of the keys of a page of %d", size)
                    .isEqualTo(1);
        }
    }

    @Test
    void an_empty_page_takes_one_statement_and_past_the_end_it_is_empty() {
        int merchant = with(Shop::id);
        DisputeFilter all = DisputeFilter.allOf(merchant);
        assertThat(database.statementsOf(
                        em -> queries(em).page(all, DisputeSort.DEFAULT, new PageRequest(20, 1, null))))
                .isEqualTo(1);
        assertThat(page(all, DisputeSort.DEFAULT, new PageRequest(100, Integer.MAX_VALUE, null)))
                .isEqualTo(new Page<>(List.of(), null, null));
    }

    @Test
    void attachments_are_listed_with_their_dispute_the_oldest_first() {
        UUID[] dispute = new UUID[1];
        int merchant = with(shop -> {
            Dispute broken = shop.dispute(shop.order("7", "1.00"), NOON);
            shop.attachment(broken, "光.png");
            shop.dispute(null, NOON);
            dispute[0] = broken.getId();
            return shop.id();
        });
        DisputeRow found = database.inTransaction(
                em -> queries(em).find(merchant, dispute[0]).orElseThrow());
        assertThat(found.attachments())
                .extracting(AttachmentRow::originalFileName)
                .containsExactly("光.png");
        assertThat(found.customerName()).isEqualTo("Zoë O'Brien");
        assertThat(found.identities()).containsExactly(new IdentityRow("TELEGRAM", "51342"));
        assertThat(found.get(DisputeField.DESCRIPTION, String.class)).isEqualTo("Broken 😞");
        assertThat(found.merchant().getName()).isEqualTo("李 & Söhne");
    }

    @Test
    void another_merchants_dispute_is_never_found() {
        UUID[] dispute = new UUID[1];
        with(shop -> {
            dispute[0] = shop.dispute(shop.order("secret", "1.00"), NOON).getId();
            return shop.id();
        });
        int ours = with(Shop::id);
        assertThat(list(new DisputeFilter(ours, "secret", Set.of(), null, null)))
                .isEmpty();
        boolean found =
                database.inTransaction(em -> queries(em).find(ours, dispute[0]).isPresent());
        assertThat(found).isFalse();
    }

    @Test
    void a_query_is_a_part_of_one_of_the_four_numbers_in_any_case() {
        Dispute[] dispute = new Dispute[1];
        int merchant = with(shop -> {
            shop.dispute(null, NOON);
            dispute[0] = shop.dispute(shop.order("AbC", "1.00"), NOON);
            return shop.id();
        });
        for (String part : List.of("inv#ab", "R#ABC", "rtabc", "aBc")) {
            assertThat(list(matching(merchant, part))).as(part).containsExactly(dispute[0].getId());
        }
        assertThat(list(matching(merchant, Long.toString(dispute[0].getTicketNumber()))))
                .contains(dispute[0].getId());
        assertThat(list(matching(merchant, "abcOR"))).isEmpty();
    }

    @Test
    void a_number_is_found_by_every_part_of_it_in_any_script() {
        String number = "7'8\\9:*&|!(x) 李😞%_\"0";
        Dispute[] dispute = new Dispute[1];
        int merchant = with(shop -> {
            shop.dispute(shop.order("12345", "1.00"), NOON);
            dispute[0] = shop.dispute(shop.order(number, "1.00"), NOON);
            return shop.id();
        });
        int[] letters = ("OR#" + number).codePoints().toArray();
        List<String> missed = new ArrayList<>();
        for (int from = 0; from < letters.length; from++) {
            for (int length = 1; from + length <= letters.length; length++) {
                String part = new String(letters, from, length);
                if (!list(matching(merchant, part)).contains(dispute[0].getId())) {
                    missed.add(part);
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(list(matching(merchant, "8\\9:*&|!(x)李"))).isEmpty();
    }

    @Test
    void percent_underscore_and_the_escape_itself_are_plain_characters() {
        int merchant = with(shop -> {
            shop.dispute(shop.order("100%_!x", "1.00"), NOON);
            shop.dispute(shop.order("100abcx", "1.00"), NOON);
            return shop.id();
        });
        for (String part : List.of("%", "_", "!", "100%_", "%_!X")) {
            assertThat(list(matching(merchant, part))).as(part).hasSize(1);
        }
        assertThat(list(matching(merchant, "1%x"))).isEmpty();
        assertThat(list(matching(merchant, "\\"))).isEmpty();
        assertThat(list(matching(merchant, "'; drop table disputes; --"))).isEmpty();
    }

    @Test
    void both_ends_of_the_time_are_inclusive_to_the_microsecond() {
        Instant created = Instant.parse("2023-12-12T15:49:32.408600Z");
        int merchant = with(shop -> {
            shop.dispute(null, created);
            return shop.id();
        });
        assertThat(list(new DisputeFilter(merchant, null, Set.of(), created, created)))
                .hasSize(1);
        assertThat(list(new DisputeFilter(merchant, null, Set.of(), created.plusNanos(1000), null)))
                .isEmpty();
        assertThat(list(new DisputeFilter(merchant, null, Set.of(), null, created.minusNanos(1000))))
                .isEmpty();
        Instant farBack = Instant.parse("0001-01-01T00:00:00Z");
        Instant farAhead = Instant.parse("9999-12-31T23:59:59.999999Z");
        assertThat(list(new DisputeFilter(merchant, null, Set.of(), farBack, farAhead)))
                .hasSize(1);
    }

    @Test
    void both_hours_of_the_end_of_summer_time_are_distinct() {
        List<Instant> repeated = List.of(
                Instant.parse("2023-10-29T00:30:00Z"),
                Instant.parse("2023-10-29T01:30:00Z"),
                Instant.parse("2023-03-26T01:30:00Z"));
        int merchant = with(shop -> {
            repeated.forEach(at -> shop.dispute(null, at));
            return shop.id();
        });
        List<Instant> read =
                database.inTransaction(em -> queries(em)
                        .page(DisputeFilter.allOf(merchant), DisputeSort.DEFAULT, new PageRequest(20, 1, null))
                        .rows()
                        .stream()
                        .map(row -> row.get(DisputeField.CREATED_AT, Instant.class))
                        .toList());
        assertThat(read).containsExactlyInAnyOrderElementsOf(repeated);
    }

    @Test
    void several_statuses_are_any_of_them_and_the_count_follows_the_same_filter() {
        int merchant = with(shop -> {
            shop.dispute(null, NOON);
            shop.dispute(null, NOON).decide(ActionContexts.merchant(NOON), Outcome.CUSTOMER, null, "Yes");
            new DisputeCommand.Cancel().applyTo(shop.dispute(null, NOON), ActionContexts.customer(NOON));
            return shop.id();
        });
        DisputeFilter ended =
                new DisputeFilter(merchant, null, Set.of(DisputeStatus.RESOLVED, DisputeStatus.CANCELLED), null, null);
        assertThat(list(ended)).hasSize(2);
        long count = database.inTransaction(em -> queries(em).count(ended));
        assertThat(count).isEqualTo(2);
    }

    @Test
    void only_open_disputes_past_their_due_date_are_overdue() {
        Dispute[] late = new Dispute[1];
        int merchant = with(shop -> {
            late[0] = shop.dispute(null, NOON);
            shop.dispute(null, NOON.plusSeconds(1));
            shop.dispute(null, NOON).decide(ActionContexts.merchant(NOON), Outcome.CUSTOMER, null, "Yes");
            new DisputeCommand.Cancel().applyTo(shop.dispute(null, NOON), ActionContexts.customer(NOON));
            return shop.id();
        });
        // A dispute is due one day after its opening, and three days after its decision
        Instant justAfter = Objects.requireNonNull(late[0].getDueAt()).plusNanos(1_000);
        assertThat(list(overdue(merchant, true, late[0].getDueAt()))).isEmpty();
        assertThat(list(overdue(merchant, true, justAfter))).containsExactly(late[0].getId());
        assertThat(list(overdue(merchant, false, justAfter))).hasSize(3).doesNotContain(late[0].getId());
        assertThat(list(overdue(merchant, true, NOON.plusSeconds(9_999_999)))).hasSize(2);
        long count = database.inTransaction(em -> queries(em).count(overdue(merchant, false, justAfter)));
        assertThat(count).isEqualTo(3);
    }

    @Test
    void further_conditions_select_by_reason_source_customer_order_and_deadline() {
        Dispute[] disputes = new Dispute[2];
        int merchant = with(shop -> {
            disputes[0] = shop.dispute(10203, shop.order("A-7", "1.00"), NOON);
            disputes[1] = shop.dispute(10205, null, NOON.plusSeconds(60));
            return shop.id();
        });
        with(shop -> {
            shop.dispute(10203, shop.order("A-7", "1.00"), NOON);
            return shop.id();
        });
        UUID first = disputes[0].getId();
        UUID second = disputes[1].getId();
        Instant due = Objects.requireNonNull(disputes[1].getDueAt());

        assertThat(list(where(merchant, "reason", "10203"))).containsExactly(first);
        assertThat(list(where(merchant, "reason", "10203, 10205"))).containsExactly(second, first);
        assertThat(list(where(merchant, "reason", "10207"))).isEmpty();
        assertThat(list(where(merchant, "source", "TELEGRAM"))).hasSize(2);
        assertThat(list(where(merchant, "source", "WEB"))).isEmpty();
        assertThat(list(where(merchant, "customer", "zoe@mail.EXAMPLE"))).hasSize(2);
        assertThat(list(where(merchant, "customer", "nobody@mail.example"))).isEmpty();
        assertThat(list(where(merchant, "customer", disputes[0].getCustomerId().toString())))
                .hasSize(2);
        assertThat(list(where(merchant, "customer", UUID.randomUUID().toString())))
                .isEmpty();
        assertThat(list(where(merchant, "orderId", "A-7"))).containsExactly(first);
        assertThat(list(where(merchant, "orderId", "A-8"))).isEmpty();
        assertThat(list(where(merchant, "dueBefore", due.toString()))).containsExactly(first);
        assertThat(list(where(merchant, "dueBefore", due.plusNanos(1_000).toString())))
                .hasSize(2);
    }

    @Test
    void further_conditions_select_by_customer_currency_and_ranges_that_include_both_ends() {
        Dispute[] disputes = new Dispute[2];
        int merchant = with(shop -> {
            disputes[0] = shop.dispute(10203, shop.order("A-7", "129.90"), NOON);
            disputes[1] = shop.dispute(10205, null, NOON.plusSeconds(60));
            return shop.id();
        });
        with(shop -> {
            shop.dispute(10203, shop.order("A-7", "129.90"), NOON);
            return shop.id();
        });
        UUID first = disputes[0].getId();
        UUID second = disputes[1].getId();
        Instant due = Objects.requireNonNull(disputes[1].getDueAt());
        Instant updated = NOON.plusSeconds(60);

        assertThat(list(where(
                        merchant, "customerId", disputes[0].getCustomerId().toString())))
                .hasSize(2);
        assertThat(list(where(merchant, "customerId", UUID.randomUUID().toString())))
                .isEmpty();
        assertThat(list(where(merchant, "currency", "eur"))).containsExactly(first);
        assertThat(list(where(merchant, "currency", "USD"))).isEmpty();
        assertThat(list(where(merchant, "amountFrom", "129.90"))).containsExactly(first);
        assertThat(list(where(merchant, "amountFrom", "129.91"))).isEmpty();
        assertThat(list(where(merchant, "amountTo", "129.9"))).containsExactly(first);
        assertThat(list(where(merchant, "amountTo", "129.89"))).isEmpty();
        assertThat(list(where(merchant, "dueFrom", due.toString()))).containsExactly(second);
        assertThat(list(where(merchant, "dueTo", due.toString()))).hasSize(2);
        assertThat(list(where(merchant, "dueTo", due.minusNanos(1_000).toString())))
                .containsExactly(first);
        assertThat(list(where(merchant, "updatedFrom", updated.toString()))).containsExactly(second);
        assertThat(list(where(merchant, "updatedTo", updated.toString()))).hasSize(2);
        assertThat(list(where(merchant, "updatedTo", updated.minusNanos(1_000).toString())))
                .containsExactly(first);
    }

    private static DisputeFilter where(int merchant, String parameter, String value) {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        sent.add(parameter, value);
        QueryParameters query = new QueryParameters(sent);
        DisputeFilter filter = DisputeFilterParams.filter(Callers.named("anna", merchant), query, NOON);
        query.throwIfAny();
        return filter;
    }

    private static DisputeFilter overdue(int merchant, boolean wanted, Instant now) {
        return new DisputeFilter(merchant, null, Set.of(), null, null, new DisputeFilter.Overdue(wanted, now));
    }

    private int with(Function<Shop, Integer> filled) {
        return database.inTransaction(em -> filled.apply(new Shop(em)));
    }

    private static final Reader ANNA = new Reader("anna", NOON);

    private static DisputeQueryService queries(EntityManager em) {
        return new TestInjector(em, Clock.systemUTC()).get(DisputeQueryService.class);
    }

    private Page<DisputeRow> page(DisputeFilter filter, DisputeSort sort, PageRequest request) {
        return database.inTransaction(em -> queries(em).page(filter, sort, request));
    }

    private List<UUID> list(DisputeFilter filter) {
        return ids(page(filter, DisputeSort.DEFAULT, new PageRequest(100, 1, null)));
    }

    private static DisputeFilter matching(int merchant, String part) {
        return new DisputeFilter(merchant, part, Set.of(), null, null);
    }

    private List<UUID> numbered(DisputeFilter filter, DisputeSort sort, int size) {
        List<UUID> all = new ArrayList<>();
        List<UUID> page;
        int number = 1;
        do {
            page = ids(page(filter, sort, new PageRequest(size, number++, null)));
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private static List<UUID> ids(Page<DisputeRow> page) {
        return page.rows().stream().map(row -> row.id()).toList();
    }
}
