package org.redress.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.Shop;
import org.redress.dispute.Visibility;
import org.redress.event.EventRelayService;
import org.redress.handling.Staff;
import org.redress.http.QueryParameters;
import org.redress.order.ShopSystem;
import org.redress.paging.PageRequest;
import org.redress.party.ChannelUser;
import org.redress.party.CustomerData;
import org.redress.party.CustomerData.ChannelIdentityKey;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeFilterParams;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeSort;
import org.redress.security.Caller;
import org.redress.security.Callers;
import org.redress.security.Role;

@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class SearchIndexServiceTest {
    private static final Clock MONDAY = Clock.fixed(Instant.parse("2023-12-11T09:00:00Z"), ZoneOffset.UTC);

    @Parameter
    TestDatabase database;

    private <T> T in(Function<EntityManager, T> work) {
        return database.inTransaction(work);
    }

    private int shop() {
        return in(em -> new Shop(em).id());
    }

    private UUID raise(int merchant, String uid, String text) {
        return in(em -> new TestInjector(em, MONDAY)
                .get(RaiseComplaintService.class)
                .raise(
                        new ChannelUser(merchant, "TELEGRAM", uid, "Béatrice", "Dupont"),
                        new ComplaintDetails("TELEGRAM", null, "products-related", text, null),
                        () -> {})
                .map(raised -> raised.dispute().getId())
                .orElseThrow());
    }

    /** Does what the timers do. */
    private void index(int merchant) {
        in(em -> new TestInjector(em, MONDAY).get(EventRelayService.class).relay(merchant, 1_000));
        while (in(
                em -> new TestInjector(em, MONDAY).get(SearchIndexService.class).indexNext(merchant))) {
            // Until nothing is left
        }
    }

    private boolean waits(int merchant) {
        return in(em -> new TestInjector(em, MONDAY)
                        .get(SearchIndexService.class)
                        .waiting())
                .contains(merchant);
    }

    private List<UUID> find(int merchant, String words) {
        return find(Callers.named("anna", merchant), words);
    }

    private List<UUID> find(Caller caller, String words) {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        sent.add("q", words);
        QueryParameters query = new QueryParameters(sent);
        DisputeFilter filter = DisputeFilterParams.filter(caller, query, MONDAY.instant());
        query.throwIfAny();
        return in(em -> new TestInjector(em, MONDAY)
                        .get(DisputeQueryService.class)
                        .page(filter, DisputeSort.DEFAULT, new PageRequest(100, 1, null))
                        .rows()
                        .stream()
                        .map(row -> row.id())
                        .toList());
    }

    @Test
    void a_dispute_is_found_by_words_of_its_text_and_customer_once_it_is_indexed() {
        int merchant = shop();
        UUID dispute = raise(merchant, "98765", "The screens of both phones are broken");
        assertThat(find(merchant, "screen")).isEmpty();
        index(merchant);

        assertThat(waits(merchant)).isFalse();
        for (String words : List.of("screen", "BROKEN phone", "beatrice", "béatrice dupont broken", "98765")) {
            assertThat(find(merchant, words)).as(words).containsExactly(dispute);
        }
        assertThat(find(merchant, "screen kettle")).isEmpty();
        assertThat(find(shop(), "screen")).isEmpty();
    }

    @Test
    void comments_and_names_of_files_are_found_internal_ones_by_the_role_merchant_only() {
        int merchant = shop();
        UUID dispute = raise(merchant, "7", "Broken");
        index(merchant);
        in(em -> {
            Staff staff = new Staff(em, MONDAY, merchant);
            staff.addComment(dispute, Visibility.INTERNAL, "Looks like fraud");
            staff.addComment(dispute, Visibility.CUSTOMER, "Please send a picture");
            return null;
        });
        assertThat(waits(merchant)).isFalse();
        index(merchant);

        Caller viewer = new Caller(Callers.named("vera", merchant).identity(), Set.of(Role.VIEWER), Set.of(merchant));
        assertThat(find(merchant, "fraud pictures")).containsExactly(dispute);
        assertThat(find(viewer, "picture")).containsExactly(dispute);
        assertThat(find(viewer, "fraud")).isEmpty();
        assertThat(find(viewer, "fraud picture")).isEmpty();
    }

    @Test
    void what_the_shop_says_of_a_customer_reaches_the_documents_of_earlier_disputes() {
        int merchant = shop();
        UUID dispute = raise(merchant, "55512", "Broken");
        index(merchant);
        in(
                em -> ShopSystem.send(
                        em,
                        MONDAY,
                        merchant,
                        """
                {"orderId":"O-1","orderNumber":"OR#1","status":"SHIPPED","amount":"40.00","currency":"EUR",
                 "customer":{"firstName":"Ottilie","lastName":"Wagner","email":"ottilie@mail.example",
                  "channelIdentities":[{"channel":"telegram","uid":"55512"}]},
                 "items":[{"title":"Mug"}]}"""));
        index(merchant);

        assertThat(find(merchant, "ottilie@mail.example broken")).containsExactly(dispute);
        assertThat(find(merchant, "dupont")).isEmpty();
    }

    @Test
    void a_dispute_that_the_shop_opens_with_data_of_the_customer_changes_the_documents_of_earlier_ones() {
        int merchant = shop();
        UUID dispute = raise(merchant, "55513", "Broken");
        index(merchant);
        CustomerData customer = new CustomerData(
                null, "Ottilie", "Wagner", null, null, List.of(new ChannelIdentityKey("TELEGRAM", "55513")));
        in(em -> new Staff(em, MONDAY, merchant).open(customer, "I-1"));
        index(merchant);

        assertThat(find(merchant, "ottilie broken")).containsExactly(dispute);
        assertThat(find(merchant, "ottilie")).hasSize(2);
        assertThat(find(merchant, "dupont")).isEmpty();
    }

    @Test
    void disputes_from_before_the_index_are_indexed_first() {
        int merchant = in(em -> {
            Shop shop = new Shop(em);
            for (int n = 0; n < SearchIndexService.BATCH + 1; n++) {
                shop.dispute(null, MONDAY.instant());
            }
            return shop.id();
        });
        assertThat(waits(merchant)).isFalse();
        UUID last = raise(merchant, "8", "Kettle");
        index(merchant);

        assertThat(find(merchant, "kettle")).containsExactly(last);
        assertThat(find(merchant, "broken")).hasSize(100);
        assertThat(documents(merchant)).isEqualTo(SearchIndexService.BATCH + 2);
    }

    @Test
    void after_deleted_events_all_disputes_are_indexed_anew() {
        int merchant = shop();
        raise(merchant, "9", "Broken");
        index(merchant);
        UUID kettle = raise(merchant, "9", "Kettle");
        in(em -> new TestInjector(em, MONDAY).get(EventRelayService.class).relay(merchant, 1_000));
        in(em -> em.createNativeQuery("delete from events where merchant_id = " + merchant)
                .executeUpdate());
        index(merchant);

        assertThat(find(merchant, "kettle")).containsExactly(kettle);
        assertThat(documents(merchant)).isEqualTo(2);
        assertThat(waits(merchant)).isFalse();
    }

    @Test
    void a_node_leaves_a_merchant_to_the_node_that_writes_its_documents() {
        int merchant = shop();
        raise(merchant, "10", "Broken");
        index(merchant);
        raise(merchant, "10", "Kettle");
        in(em -> new TestInjector(em, MONDAY).get(EventRelayService.class).relay(merchant, 1_000));

        boolean more = in(em -> {
            em.createNativeQuery("select seq from search_positions where merchant_id = " + merchant + " for update")
                    .getResultList();
            return in(other -> new TestInjector(other, MONDAY)
                    .get(SearchIndexService.class)
                    .indexNext(merchant));
        });

        assertThat(more).isFalse();
        assertThat(find(merchant, "kettle")).isEmpty();
        index(merchant);
        assertThat(find(merchant, "kettle")).hasSize(1);
    }

    @Test
    void disputes_with_very_many_comments_are_found_by_the_newest_ones() {
        int merchant = shop();
        UUID talked = raise(merchant, "11", "Broken");
        UUID quiet = raise(merchant, "12", "Kettle");
        String rows =
                switch (database) {
                    case POSTGRESQL -> "(select n, md5('%2$s' || n)::uuid as id from generate_series(1, 1005) n)";
                    case H2 -> "(select \"X\" as n, random_uuid() as id from system_range(1, 1005))";
                };
        database.run(
                ("insert into comments (merchant_id, id, dispute_id, visibility, author, text, created_at, position)"
                                + " select %1$d, id, '%2$s', 'MERCHANT', 'MERCHANT', 'word' || n || 'end', current_timestamp,"
                                + " n + 10 from " + rows + " added")
                        .formatted(merchant, talked));
        index(merchant);

        assertThat(find(merchant, "word1005end")).containsExactly(talked);
        assertThat(find(merchant, "word5end")).isEmpty();
        assertThat(find(merchant, "kettle")).containsExactly(quiet);
    }

    private long documents(int merchant) {
        return in(em -> ((Number)
                        em.createNativeQuery("select count(*) from search_documents where merchant_id = " + merchant)
                                .getSingleResult())
                .longValue());
    }
}
