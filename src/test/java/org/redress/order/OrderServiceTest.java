package org.redress.order;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.http.IfMatch;
import org.redress.json.LenientJsonParser;
import org.redress.order.OrderUpsertResult.UpsertOutcome;
import org.redress.party.ChannelUser;
import org.redress.party.ChatCustomerService;
import org.redress.party.Merchant;

/** Orders come in, on the real databases: whose they are, and that one order and one customer are one. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class OrderServiceTest {
    private static final AtomicInteger SHOPS = new AtomicInteger(500_000);
    private static final Instant MONDAY = Instant.parse("2023-12-11T09:00:00Z");
    private static final UUID ACCOUNT = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");

    @Parameter
    TestDatabase database;

    private int shop;

    @BeforeEach
    void open_a_shop() {
        shop = newShop();
    }

    @Test
    void an_order_is_created_once_and_told_again_changes_nothing() {
        OrderUpsertResult first = take(TestOrders.COMPLETE);
        OrderUpsertResult again = take(TestOrders.COMPLETE);

        assertThat(first.result()).isEqualTo(UpsertOutcome.CREATED);
        assertThat(again.result()).isEqualTo(UpsertOutcome.UNCHANGED);
        assertThat(again.order()).isEqualTo(first.order()).isEqualTo(find("1"));
        assertThat(first.order().customer().firstName()).isEqualTo("Zoë 😀");
        assertThat(first.order().customer().accountId()).isEqualTo(ACCOUNT);
        assertThat(first.order().items()).extracting(OrderView.ItemView::title).containsExactly("Kaffee ☕ 李", "Filter");
        assertThat(first.order().amount()).isEqualTo("129.90");
        assertThat(first.order().placedAt()).isEqualTo("2023-12-08T10:15:00Z");
    }

    @Test
    void a_replaced_order_is_what_was_told_last_but_keeps_its_id_and_the_time_it_was_placed() {
        OrderView before = take(TestOrders.COMPLETE).order();
        OrderUpsertResult least = take(TestOrders.order("1", "zoe@mail.example"));

        assertThat(least.result()).isEqualTo(UpsertOutcome.REPLACED);
        assertThat(find("1")).isEqualTo(least.order());
        assertThat(least.order().id()).isEqualTo(before.id());
        assertThat(least.order().placedAt()).isEqualTo(before.placedAt());
        assertThat(least.order().items()).extracting(OrderView.ItemView::title).containsExactly("TV");
        assertThat(least.order().media()).isEmpty();
        assertThat(least.order().carrier()).isNull();
        assertThat(take(TestOrders.COMPLETE).order()).isEqualTo(before);
    }

    @Test
    void items_may_grow_shrink_and_change_places() {
        String order = TestOrders.order("1", "zoe@mail.example");
        for (String titles : List.of("A,B,C", "C,A", "B,A,C,D,D", "D", "A,D,C")) {
            String items = "{\"title\":\"" + titles.replace(",", "\"},{\"title\":\"") + "\"}";
            take(order.replace("{\"title\":\"TV\"}", items));
            assertThat(find("1").items()).extracting(OrderView.ItemView::title).containsExactly(titles.split(","));
        }
    }

    @Test
    void the_time_of_an_order_is_when_it_was_first_heard_of_where_the_shop_does_not_tell() {
        assertThat(take(TestOrders.order("1", "zoe@mail.example")).order().placedAt())
                .isEqualTo(MONDAY.toString());
    }

    @Test
    void a_customer_is_recognised_by_account_then_identity_then_email() {
        UUID known = customerOf(TestOrders.COMPLETE);
        String account = "\"accountId\":\"" + ACCOUNT + "\"";
        String telegram = "\"channelIdentities\":[{\"channel\":\"TELEGRAM\",\"uid\":\"51342\"}]";

        assertThat(customerOf(buyer("2", account + ",\"email\":\"new@mail.example\"")))
                .isEqualTo(known);
        assertThat(customerOf(buyer("3", telegram))).isEqualTo(known);
        assertThat(customerOf(buyer("4", "\"email\":\"NEW@mail.example\""))).isEqualTo(known);
        assertThat(customerOf(buyer("5", "\"email\":\"zoe@mail.example\""))).isNotEqualTo(known);
        assertThat(find("1").customer().lastName()).as("what is left out stays").isEqualTo("O'Brien");
    }

    @Test
    void two_accounts_with_one_email_are_two_customers() {
        UUID first = customerOf(buyer("1", "\"accountId\":\"" + ACCOUNT + "\",\"email\":\"a@b.example\""));
        UUID second = customerOf(buyer("2", "\"accountId\":\"" + UUID.randomUUID() + "\",\"email\":\"a@b.example\""));
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void whoever_wrote_in_the_chat_before_is_the_same_customer() {
        UUID stranger = meet(new ChannelUser(shop, "TELEGRAM", "51342", "Z", null));
        OrderView order = take(TestOrders.COMPLETE).order();
        assertThat(order.customer().customerId()).isEqualTo(stranger);
        assertThat(order.customer().accountId()).isEqualTo(ACCOUNT);
        assertThat(order.customer().firstName()).isEqualTo("Zoë 😀");
    }

    @Test
    void an_identity_of_another_customer_refuses_the_order_and_changes_nothing() {
        take(TestOrders.COMPLETE);
        UUID other = UUID.randomUUID();
        OrderUpsertResult refused = take(buyer(
                "2",
                "\"accountId\":\"" + other + "\",\"channelIdentities\":[{\"channel\":\"WEB\",\"uid\":\"z\"},"
                        + "{\"channel\":\"TELEGRAM\",\"uid\":\"51342\"}]"));

        assertThat(refused.result()).isEqualTo(UpsertOutcome.REFUSED);
        assertThat(refused.refusal())
                .hasMessage("customer.channelIdentities[1] belongs to another customer of this merchant");
        assertThat(isThere("2")).isFalse();
        assertThat(orderOf(new ChannelUser(shop, "WEB", "z", null, null), "1")).isFalse();
    }

    @Test
    void the_chat_answers_what_the_shop_told() {
        take(TestOrders.COMPLETE);
        for (ChannelUser user : List.of(
                new ChannelUser(shop, "TELEGRAM", "51342", null, null),
                new ChannelUser(shop, "WEB", "zoe@mail.EXAMPLE", null, null))) {
            assertThat(orderOf(user, "1")).isTrue();
        }
        assertThat(orderOf(new ChannelUser(shop, "TELEGRAM", "51343", null, null), "1"))
                .isFalse();
    }

    @Test
    void each_merchant_has_orders_and_customers_of_its_own() {
        OrderView here = take(TestOrders.COMPLETE).order();
        int mine = shop;
        shop = newShop();
        assertThat(isThere("1")).isFalse();
        assertThat(change("1", now -> now)).isEmpty();
        OrderView there = take(TestOrders.COMPLETE).order();
        assertThat(there.id()).isNotEqualTo(here.id());
        assertThat(there.customer().customerId()).isNotEqualTo(here.customer().customerId());
        shop = mine;
        assertThat(find("1")).isEqualTo(here);
    }

    @Test
    void a_change_is_kept() {
        OrderView before = take(TestOrders.COMPLETE).order();
        OrderView changed = change("1", now -> new Fulfilment(OrderStatus.DELIVERED, null, "7", null, null, MONDAY))
                .orElseThrow();
        assertThat(changed).isEqualTo(find("1")).isNotEqualTo(before);
        assertThat(changed.status()).isEqualTo("DELIVERED");
        assertThat(changed.carrier()).isNull();
        assertThat(changed.trackingId()).isEqualTo("7");
        assertThat(changed.items()).isEqualTo(before.items());
    }

    @Test
    void a_batch_sees_what_it_brings_itself() {
        List<OrderUpsertResult> receipts = in(em -> intake(em)
                .upsertAll(
                        shop,
                        List.of(
                                report(TestOrders.order("1", "zoe@mail.example")),
                                report(TestOrders.order("2", "ZOE@mail.example")),
                                report(TestOrders.order("1", "zoe@mail.example")),
                                report(TestOrders.order("1", "zoe@mail.example").replace("TV", "Kettle")))));
        assertThat(receipts)
                .extracting(OrderUpsertResult::result)
                .containsExactly(
                        UpsertOutcome.CREATED, UpsertOutcome.CREATED, UpsertOutcome.REPLACED, UpsertOutcome.REPLACED);
        assertThat(receipts)
                .extracting(result -> result.order().customer().customerId())
                .containsOnly(find("2").customer().customerId());
    }

    @Test
    void the_same_order_told_fifty_times_at_once_is_one() {
        List<OrderUpsertResult> receipts =
                Concurrently.callers(50, n -> () -> take(TestOrders.COMPLETE.replace("OR#1", "OR#" + n)));
        assertThat(receipts)
                .filteredOn(result -> result.result() == UpsertOutcome.CREATED)
                .hasSize(1);
        assertThat(receipts)
                .extracting(result -> result.order().id())
                .containsOnly(find("1").id());
        assertThat(receipts)
                .extracting(result -> result.order().orderNumber())
                .contains(find("1").orderNumber());
    }

    @Test
    void fifty_orders_of_a_new_customer_at_once_are_of_one_customer_who_also_writes() {
        List<UUID> customers = Concurrently.callers(
                50,
                n -> () -> n % 5 == 0
                        ? meet(new ChannelUser(shop, "TELEGRAM", "51342", null, null))
                        : customerOf(TestOrders.COMPLETE.replace("\"1\"", "\"" + n + "\"")));
        assertThat(customers).hasSize(50).containsOnly(customers.get(0));
    }

    @Test
    void batches_that_overlap_in_another_order_do_not_stand_in_each_others_way() {
        List<PutOrderCommand> forth = IntStream.range(0, 20)
                .mapToObj(n -> report(TestOrders.order("" + n, n + "@mail.example")))
                .toList();
        List<PutOrderCommand> back =
                IntStream.range(0, 20).mapToObj(n -> forth.get(19 - n)).toList();
        List<List<OrderUpsertResult>> receipts =
                Concurrently.callers(8, n -> () -> in(em -> intake(em).upsertAll(shop, n % 2 == 0 ? forth : back)));
        assertThat(receipts.stream().flatMap(List::stream).filter(r -> r.result() == UpsertOutcome.CREATED))
                .hasSize(20);
    }

    private int newShop() {
        int id = SHOPS.incrementAndGet();
        in(em -> {
            em.persist(new Merchant(id, "李 & Söhne", "shop@mail.example", "DE"));
            return null;
        });
        return id;
    }

    private <T> T in(Function<EntityManager, T> work) {
        return database.inTransaction(work::apply);
    }

    private static OrderService intake(EntityManager em) {
        return new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC)).get(OrderService.class);
    }

    private static PutOrderCommand report(String order) {
        return OrderRequestReader.order(new LenientJsonParser(32).object(order.getBytes(StandardCharsets.UTF_8)));
    }

    private static String buyer(String orderId, String buyer) {
        return TestOrders.order(orderId, "x@mail.example").replace("\"email\":\"x@mail.example\"", buyer);
    }

    private OrderUpsertResult take(String order) {
        return in(em -> intake(em).upsertAll(shop, List.of(report(order))).get(0));
    }

    private UUID customerOf(String order) {
        return take(order).order().customer().customerId();
    }

    private OrderView find(String orderId) {
        return in(em -> intake(em).find(shop, orderId)).orElseThrow();
    }

    private boolean isThere(String orderId) {
        return in(em -> intake(em).find(shop, orderId)).isPresent();
    }

    private Optional<OrderView> change(String orderId, UnaryOperator<Fulfilment> change) {
        return in(em -> intake(em).change(shop, orderId, new IfMatch(Set.of()), change));
    }

    private UUID meet(ChannelUser user) {
        return in(em -> new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC))
                .get(ChatCustomerService.class)
                .findOrCreate(user)
                .orElseThrow()
                .getId());
    }

    private boolean orderOf(ChannelUser user, String orderId) {
        return in(em -> new TestInjector(em, Clock.systemUTC())
                .get(CustomerOrderService.class)
                .find(user, orderId)
                .isPresent());
    }
}
