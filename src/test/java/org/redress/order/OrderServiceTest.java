package org.redress.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.RaiseComplaintService;
import org.redress.http.Preconditions;
import org.redress.json.JsonObjectParser;
import org.redress.order.OrderUpsertResult.UpsertOutcome;
import org.redress.party.ChannelUser;
import org.redress.party.ChatCustomerService;
import org.redress.party.Merchant;
import org.redress.problem.ConflictException;
import org.redress.problem.PreconditionFailedException;

/** Orders and their customers in the real databases, stored once even by concurrent calls. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class OrderServiceTest {
    private static final AtomicInteger MERCHANTS = new AtomicInteger(500_000);
    private static final Instant MONDAY = Instant.parse("2023-12-11T09:00:00Z");
    private static final UUID ACCOUNT = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");

    @Parameter
    TestDatabase database;

    private int merchantId;

    @BeforeEach
    void create_merchant() {
        merchantId = newMerchant();
    }

    @Test
    void an_order_is_created_once_and_sent_again_changes_nothing() {
        OrderUpsertResult first = put(TestOrders.COMPLETE);
        OrderUpsertResult again = put(TestOrders.COMPLETE);

        assertThat(first.result()).isEqualTo(UpsertOutcome.CREATED);
        assertThat(again.result()).isEqualTo(UpsertOutcome.UNCHANGED);
        assertThat(again.stored()).isEqualTo(first.stored()).isEqualTo(find("1"));
        assertThat(first.stored().customer().firstName()).isEqualTo("Zoë 😀");
        assertThat(first.stored().customer().accountId()).isEqualTo(ACCOUNT);
        assertThat(first.stored().items())
                .extracting(OrderView.ItemView::title)
                .containsExactly("Kaffee ☕ 李", "Filter");
        assertThat(first.stored().amount()).isEqualTo("129.90");
        assertThat(first.stored().placedAt()).isEqualTo("2023-12-08T10:15:00Z");
    }

    @Test
    void a_replaced_order_has_the_fields_sent_last_but_its_first_id_and_time() {
        OrderView before = put(TestOrders.COMPLETE).stored();
        OrderUpsertResult least = put(TestOrders.order("1", "zoe@mail.example"));

        assertThat(least.result()).isEqualTo(UpsertOutcome.REPLACED);
        assertThat(find("1")).isEqualTo(least.stored());
        assertThat(least.stored().id()).isEqualTo(before.id());
        assertThat(least.stored().placedAt()).isEqualTo(before.placedAt());
        assertThat(least.stored().items()).extracting(OrderView.ItemView::title).containsExactly("TV");
        assertThat(least.stored().media()).isEmpty();
        assertThat(least.stored().carrier()).isNull();
        assertThat(put(TestOrders.COMPLETE).stored()).isEqualTo(before);
    }

    @Test
    void items_can_be_added_removed_and_reordered() {
        String order = TestOrders.order("1", "zoe@mail.example");
        for (String titles : List.of("A,B,C", "C,A", "B,A,C,D,D", "D", "A,D,C")) {
            String items = "{\"title\":\"" + titles.replace(",", "\"},{\"title\":\"") + "\"}";
            put(order.replace("{\"title\":\"TV\"}", items));
            assertThat(find("1").items()).extracting(OrderView.ItemView::title).containsExactly(titles.split(","));
        }
    }

    @Test
    void an_order_without_a_time_is_placed_on_arrival() {
        assertThat(put(TestOrders.order("1", "zoe@mail.example")).stored().placedAt())
                .isEqualTo(MONDAY.toString());
    }

    @Test
    void a_customer_is_recognised_by_account_then_identity_then_email() {
        UUID known = customerOf(TestOrders.COMPLETE);
        String account = "\"accountId\":\"" + ACCOUNT + "\"";
        String telegram = "\"channelIdentities\":[{\"channel\":\"TELEGRAM\",\"uid\":\"51342\"}]";

        assertThat(customerOf(orderOf("2", account + ",\"email\":\"new@mail.example\"")))
                .isEqualTo(known);
        assertThat(customerOf(orderOf("3", telegram))).isEqualTo(known);
        assertThat(customerOf(orderOf("4", "\"email\":\"NEW@mail.example\""))).isEqualTo(known);
        assertThat(customerOf(orderOf("5", "\"email\":\"zoe@mail.example\""))).isNotEqualTo(known);
        assertThat(find("1").customer().lastName()).as("what is left out stays").isEqualTo("O'Brien");
    }

    @Test
    void two_accounts_with_one_email_are_two_customers() {
        UUID first = customerOf(orderOf("1", "\"accountId\":\"" + ACCOUNT + "\",\"email\":\"a@b.example\""));
        UUID second = customerOf(orderOf("2", "\"accountId\":\"" + UUID.randomUUID() + "\",\"email\":\"a@b.example\""));
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void a_chat_user_who_orders_later_is_the_same_customer() {
        UUID chatUser = findOrCreate(new ChannelUser(merchantId, "TELEGRAM", "51342", "Z", null));
        OrderView order = put(TestOrders.COMPLETE).stored();
        assertThat(order.customer().customerId()).isEqualTo(chatUser);
        assertThat(order.customer().accountId()).isEqualTo(ACCOUNT);
        assertThat(order.customer().firstName()).isEqualTo("Zoë 😀");
    }

    @Test
    void an_identity_of_another_customer_refuses_the_order_and_changes_nothing() {
        put(TestOrders.COMPLETE);
        UUID other = UUID.randomUUID();
        OrderUpsertResult refused = put(orderOf(
                "2",
                "\"accountId\":\"" + other + "\",\"channelIdentities\":[{\"channel\":\"WEB\",\"uid\":\"z\"},"
                        + "{\"channel\":\"TELEGRAM\",\"uid\":\"51342\"}]"));

        assertThat(refused.result()).isEqualTo(UpsertOutcome.REFUSED);
        assertThat(refused.refusal())
                .hasMessage("customer.channelIdentities[1] belongs to another customer of this merchant");
        assertThat(exists("2")).isFalse();
        assertThat(chatFinds(new ChannelUser(merchantId, "WEB", "z", null, null), "1"))
                .isFalse();
    }

    @Test
    void a_stranger_of_the_chat_becomes_the_known_customer_of_the_mail_or_account_they_are_named_with() {
        for (String known : List.of("\"email\":\"zoe@mail.example\"", "\"accountId\":\"" + ACCOUNT + "\"")) {
            merchantId = newMerchant();
            UUID customer = customerOf(orderOf("A", known));
            customerOf(orderOf("B", known));
            ChannelUser stranger = new ChannelUser(merchantId, "TELEGRAM", "7", null, null);
            long ticket = raise(stranger);

            assertThat(customerOf(orderOf(
                            "A", known + ",\"channelIdentities\":[{\"channel\":\" telegram \",\"uid\":\" 7 \"}]")))
                    .isEqualTo(customer);
            assertThat(chatFinds(stranger, "B")).isTrue();
            assertThat(findOrCreate(stranger)).isEqualTo(customer);
            Optional<UUID> complainant = in(em -> new TestInjector(em, Clock.systemUTC())
                    .get(RaiseComplaintService.class)
                    .find(stranger, ticket)
                    .map(Dispute::getCustomerId));
            assertThat(complainant).contains(customer);
            long customers = in(
                    em -> em.createQuery("select count(c) from Customer c where c.merchantId = :merchant", Long.class)
                            .setParameter("merchant", merchantId)
                            .getSingleResult());
            assertThat(customers).isEqualTo(1);
        }
    }

    @Test
    void an_email_and_an_identity_of_two_known_customers_refuse_the_order() {
        put(orderOf("1", "\"channelIdentities\":[{\"channel\":\"TELEGRAM\",\"uid\":\"7\"}]"));
        put(orderOf("2", "\"email\":\"zoe@mail.example\""));

        assertThat(put(orderOf(
                                "3",
                                "\"email\":\"zoe@mail.example\",\"channelIdentities\":"
                                        + "[{\"channel\":\"TELEGRAM\",\"uid\":\"7\"}]"))
                        .refusal())
                .hasMessage("customer.channelIdentities[0] belongs to another customer of this merchant");
        assertThat(exists("3")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 151 2345-678",
                "491512345678",
                "00491512345678",
                "whatsapp:+491512345678",
                "+49 (0)151 2345678",
                "٤٩١٥١٢٣٤٥٦٧٨"
            })
    void a_telephone_number_is_the_same_in_any_spelling(String written) {
        List<String> channels = List.of("WHATSAPP", "SMS", "SIGNAL", "VIBER");
        for (String channel : channels) {
            put(orderOf(
                    channel, "\"channelIdentities\":[{\"channel\":\"" + channel + "\",\"uid\":\"+49 1512 345678\"}]"));
            assertThat(chatFinds(new ChannelUser(merchantId, channel, written, null, null), channel))
                    .as(channel)
                    .isTrue();
            put(orderOf(
                    channel, "\"channelIdentities\":[{\"channel\":\"" + channel + "\",\"uid\":\"" + written + "\"}]"));
            assertThat(find(channel).customer().channelIdentities())
                    .extracting(OrderView.IdentityView::uid)
                    .containsExactly("+49 1512 345678");
        }
        assertThat(chatFinds(new ChannelUser(merchantId, "TELEGRAM", written, null, null), "SMS"))
                .isFalse();
        assertThat(chatFinds(new ChannelUser(merchantId, "SIGNAL", "49-1512-345678-a", null, null), "SIGNAL"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#1", "OR#1", "or#1", "Order 1", "Bestellung OR#1", "1Z-ö", "1z-O\u0308", "１", "١"})
    void the_chat_finds_an_own_order_by_any_of_its_numbers(String written) {
        put(TestOrders.COMPLETE.replace("\"JD1\"", "\"1Z-Ö\""));
        for (ChannelUser user : List.of(
                new ChannelUser(merchantId, "TELEGRAM", "51342", null, null),
                new ChannelUser(merchantId, "WEB", "ZOE@mail.example", null, null))) {
            assertThat(chatFinds(user, written)).as(user.channel()).isTrue();
        }
        assertThat(chatFinds(new ChannelUser(merchantId, "TELEGRAM", "51343", null, null), written))
                .isFalse();
    }

    @Test
    void the_number_as_written_comes_before_the_rest() {
        String owner = "\"channelIdentities\":[{\"channel\":\"TELEGRAM\",\"uid\":\"7\"}]";
        put(orderOf("748", owner));
        put(orderOf("#748", owner));

        ChannelUser user = new ChannelUser(merchantId, "TELEGRAM", "7", null, null);
        for (String written : List.of("748", "#748", "##748")) {
            Optional<String> found = in(em -> new TestInjector(em, Clock.systemUTC())
                    .get(CustomerOrderService.class)
                    .find(user, written)
                    .map(Order::getOrderId));
            assertThat(found).as(written).contains(written.replace("##", "#"));
        }
    }

    @Test
    void an_unusual_number_takes_one_statement_more() {
        put(TestOrders.COMPLETE);
        ChannelUser user = new ChannelUser(merchantId, "TELEGRAM", "51342", null, null);
        for (var expected : Map.of("1", 1L, "#1", 2L, "none", 2L).entrySet()) {
            assertThat(database.statementsOf(em -> new TestInjector(em, Clock.systemUTC())
                            .get(CustomerOrderService.class)
                            .find(user, expected.getKey())))
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
    }

    private long raise(ChannelUser user) {
        return in(em -> new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC))
                .get(RaiseComplaintService.class)
                .raise(user, new ComplaintDetails(user.channel(), null, "account-related", "Help", null), () -> {})
                .orElseThrow()
                .dispute()
                .getTicketNumber());
    }

    @Test
    void the_chat_finds_an_order_that_the_shop_sent() {
        put(TestOrders.COMPLETE);
        for (ChannelUser user : List.of(
                new ChannelUser(merchantId, "TELEGRAM", "51342", null, null),
                new ChannelUser(merchantId, "WEB", "zoe@mail.EXAMPLE", null, null))) {
            assertThat(chatFinds(user, "1")).isTrue();
        }
        assertThat(chatFinds(new ChannelUser(merchantId, "TELEGRAM", "51343", null, null), "1"))
                .isFalse();
    }

    @Test
    void each_merchant_has_orders_and_customers_of_its_own() {
        OrderView here = put(TestOrders.COMPLETE).stored();
        int first = merchantId;
        merchantId = newMerchant();
        assertThat(exists("1")).isFalse();
        assertThat(change("1", now -> now)).isEmpty();
        OrderView there = put(TestOrders.COMPLETE).stored();
        assertThat(there.id()).isNotEqualTo(here.id());
        assertThat(there.customer().customerId()).isNotEqualTo(here.customer().customerId());
        merchantId = first;
        assertThat(find("1")).isEqualTo(here);
    }

    @Test
    void a_change_is_stored() {
        OrderView before = put(TestOrders.COMPLETE).stored();
        OrderView changed = change(
                        "1", now -> new Fulfilment(OrderStatus.DELIVERED, null, "7", null, null, MONDAY, null))
                .orElseThrow();
        assertThat(changed).isEqualTo(find("1")).isNotEqualTo(before);
        assertThat(changed.status()).isEqualTo("DELIVERED");
        assertThat(changed.carrier()).isNull();
        assertThat(changed.trackingId()).isEqualTo("7");
        assertThat(changed.items()).isEqualTo(before.items());
    }

    @Test
    void a_report_with_an_earlier_time_than_the_stored_one_changes_nothing() {
        String delivered = TestOrders.order("1", "zoe@mail.example")
                .replace("\"orderNumber\"", "\"statusAt\":\"2023-12-11T10:00:00+0100\",\"orderNumber\"");
        String shipped = delivered.replace("T10:00:00+0100", "T08:59:59Z").replace("TV", "Kettle");
        OrderView stored = put(delivered).stored();
        assertThat(stored.statusAt()).isEqualTo("2023-12-11T09:00:00Z");

        List<OrderUpsertResult> late = in(em -> orders(em).upsertAll(merchantId, List.of(report(shipped))));
        assertThat(late).extracting(OrderUpsertResult::result).containsExactly(UpsertOutcome.OUTDATED);
        assertThatThrownBy(() -> in(em -> orders(em).put(merchantId, report(shipped), Preconditions.of("*", null))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("statusAt");
        assertThatThrownBy(() -> change(
                        "1",
                        now -> new Fulfilment(
                                OrderStatus.SHIPPED, null, null, null, null, null, MONDAY.minusSeconds(1))))
                .isInstanceOf(ConflictException.class);
        assertThat(find("1")).isEqualTo(stored);

        assertThat(put(shipped.replace("T08:59:59Z", "T09:00:00Z")).result()).isEqualTo(UpsertOutcome.REPLACED);
        assertThat(put(TestOrders.order("1", "zoe@mail.example")).result()).isEqualTo(UpsertOutcome.REPLACED);
    }

    @Test
    void the_same_order_again_needs_no_current_state() {
        OrderView stored = put(TestOrders.COMPLETE).stored();
        Preconditions before = Preconditions.of("\"of-before\"", null);
        OrderUpsertResult again = in(em -> orders(em).put(merchantId, report(TestOrders.COMPLETE), before));
        assertThat(again.result()).isEqualTo(UpsertOutcome.UNCHANGED);
        assertThatThrownBy(() ->
                        in(em -> orders(em).put(merchantId, report(TestOrders.COMPLETE), Preconditions.of("*", "*"))))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(find("1")).isEqualTo(stored);
    }

    @Test
    void a_batch_sees_its_own_orders_and_customers() {
        List<OrderUpsertResult> receipts = in(em -> orders(em)
                .upsertAll(
                        merchantId,
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
                .extracting(result -> result.stored().customer().customerId())
                .containsOnly(find("2").customer().customerId());
    }

    @Test
    void a_hundred_new_orders_take_few_statements() {
        List<PutOrderCommand> orders = IntStream.range(0, 100)
                .mapToObj(n -> report(TestOrders.order("" + n, n / 2 + "@mail.example")))
                .toList();
        assertThat(database.statementsOf(em -> orders(em).upsertAll(merchantId, orders)))
                .isLessThanOrEqualTo(12);
    }

    @Test
    void a_hundred_known_orders_take_few_statements() {
        List<PutOrderCommand> orders = IntStream.range(0, 100)
                .mapToObj(n -> report(TestOrders.order("" + n, n / 2 + "@mail.example")))
                .toList();
        List<PutOrderCommand> changed = IntStream.range(0, 100)
                .mapToObj(n ->
                        report(TestOrders.order("" + n, n / 2 + "@mail.example").replace("PLACED", "DELIVERED")))
                .toList();
        in(em -> orders(em).upsertAll(merchantId, orders));
        assertThat(database.statementsOf(em -> orders(em).upsertAll(merchantId, orders)))
                .as("equal ones")
                .isLessThanOrEqualTo(8);
        assertThat(database.statementsOf(em -> orders(em).upsertAll(merchantId, changed)))
                .as("changed ones")
                .isLessThanOrEqualTo(12);
    }

    @Test
    void a_stranger_of_the_chat_becomes_a_customer_of_the_same_batch_beside_a_refused_order() {
        ChannelUser stranger = new ChannelUser(merchantId, "TELEGRAM", "7", null, null);
        raise(stranger);
        String telegram = "\"channelIdentities\":[{\"channel\":\"TELEGRAM\",\"uid\":\"7\"}]";
        List<OrderUpsertResult> results = in(em -> orders(em)
                .upsertAll(
                        merchantId,
                        List.of(
                                report(orderOf("A", "\"email\":\"zoe@mail.example\"")),
                                report(orderOf("B", "\"email\":\"zoe@mail.example\"," + telegram)),
                                report(orderOf(
                                        "C", "\"accountId\":\"" + ACCOUNT + "\",\"email\":\"zoe@mail.example\"")),
                                report(orderOf("D", "\"accountId\":\"" + UUID.randomUUID() + "\"," + telegram)),
                                report(orderOf("E", telegram)))));
        assertThat(results)
                .extracting(OrderUpsertResult::result)
                .containsExactly(
                        UpsertOutcome.CREATED,
                        UpsertOutcome.CREATED,
                        UpsertOutcome.CREATED,
                        UpsertOutcome.REFUSED,
                        UpsertOutcome.CREATED);
        assertThat(exists("D")).isFalse();
        for (String order : List.of("A", "B", "C", "E")) {
            assertThat(chatFinds(stranger, order)).as(order).isTrue();
            assertThat(find(order).items()).as(order).hasSize(1);
        }
    }

    @Test
    void the_same_order_sent_fifty_times_concurrently_is_created_once() {
        List<OrderUpsertResult> receipts =
                Concurrently.callers(50, n -> () -> put(TestOrders.COMPLETE.replace("OR#1", "OR#" + n)));
        assertThat(receipts)
                .filteredOn(result -> result.result() == UpsertOutcome.CREATED)
                .hasSize(1);
        assertThat(receipts)
                .extracting(result -> result.stored().id())
                .containsOnly(find("1").id());
        assertThat(receipts)
                .extracting(result -> result.stored().orderNumber())
                .contains(find("1").orderNumber());
    }

    @Test
    void fifty_concurrent_orders_and_messages_of_a_new_customer_create_one_customer() {
        List<UUID> customers = Concurrently.callers(
                50,
                n -> () -> n % 5 == 0
                        ? findOrCreate(new ChannelUser(merchantId, "TELEGRAM", "51342", null, null))
                        : customerOf(TestOrders.COMPLETE.replace("\"1\"", "\"" + n + "\"")));
        assertThat(customers).hasSize(50).containsOnly(customers.get(0));
    }

    @Test
    void overlapping_batches_in_opposite_order_do_not_deadlock() {
        List<PutOrderCommand> ascending = IntStream.range(0, 20)
                .mapToObj(n -> report(TestOrders.order("" + n, n + "@mail.example")))
                .toList();
        List<PutOrderCommand> descending =
                IntStream.range(0, 20).mapToObj(n -> ascending.get(19 - n)).toList();
        List<List<OrderUpsertResult>> receipts = Concurrently.callers(
                8, n -> () -> in(em -> orders(em).upsertAll(merchantId, n % 2 == 0 ? ascending : descending)));
        assertThat(receipts.stream().flatMap(List::stream).filter(r -> r.result() == UpsertOutcome.CREATED))
                .hasSize(20);
    }

    private int newMerchant() {
        int id = MERCHANTS.incrementAndGet();
        in(em -> {
            em.persist(new Merchant(id, "李 & Söhne", "shop@mail.example", "DE"));
            return null;
        });
        return id;
    }

    private <T> T in(Function<EntityManager, T> work) {
        return database.inTransaction(work);
    }

    private static OrderService orders(EntityManager em) {
        return new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC)).get(OrderService.class);
    }

    private static PutOrderCommand report(String order) {
        return OrderRequestReader.order(JsonObjectParser.strict(32).parse(order.getBytes(StandardCharsets.UTF_8)));
    }

    private static String orderOf(String orderId, String customer) {
        return TestOrders.order(orderId, "x@mail.example").replace("\"email\":\"x@mail.example\"", customer);
    }

    private OrderUpsertResult put(String order) {
        return in(em -> orders(em).upsertAll(merchantId, List.of(report(order))).get(0));
    }

    private UUID customerOf(String order) {
        return put(order).stored().customer().customerId();
    }

    private OrderView find(String orderId) {
        return in(em -> orders(em).find(merchantId, orderId)).orElseThrow();
    }

    private boolean exists(String orderId) {
        return in(em -> orders(em).find(merchantId, orderId)).isPresent();
    }

    private Optional<OrderView> change(String orderId, UnaryOperator<Fulfilment> change) {
        return in(em -> orders(em).change(merchantId, orderId, Preconditions.of("*", null), change));
    }

    private UUID findOrCreate(ChannelUser user) {
        return in(em -> new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC))
                .get(ChatCustomerService.class)
                .findOrCreate(user)
                .orElseThrow()
                .getId());
    }

    private boolean chatFinds(ChannelUser user, String orderId) {
        return in(em -> new TestInjector(em, Clock.systemUTC())
                .get(CustomerOrderService.class)
                .find(user, orderId)
                .isPresent());
    }
}
