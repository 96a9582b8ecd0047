package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.order.Order;
import org.redress.paging.PageRequest;
import org.redress.party.ChannelUser;
import org.redress.search.DisputeField;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeRow;
import org.redress.search.DisputeSort;

/** Raising complaints against the real databases: whose they are, and that one complaint is one case. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class RaiseComplaintServiceTest {
    private static final Instant MONDAY = Instant.parse("2023-12-11T09:00:00Z");

    @Parameter
    TestDatabase database;

    @Test
    void a_complaint_about_an_order_is_the_merchants_dispute_with_the_facts_of_the_order() {
        int merchant = shop("748596");
        long ticket = raise(zoe(merchant), about("748596", "Broken 😞"), MONDAY).orElseThrow();

        DisputeRow dispute = disputes(merchant).get(0);
        assertThat(dispute.get(DisputeField.TICKET_NUMBER, Long.class)).isEqualTo(ticket);
        assertThat(dispute.get(DisputeField.SOURCE, String.class)).isEqualTo("TELEGRAM");
        assertThat(dispute.get(DisputeField.DESCRIPTION, String.class)).isEqualTo("Broken 😞");
        assertThat(dispute.get(DisputeField.REASON_ID, Integer.class)).isEqualTo(10203);
        assertThat(dispute.get(DisputeField.INVOICE_ID, String.class)).isEqualTo("INV#748596");
        assertThat(dispute.get(DisputeField.TRACKING_ID, String.class)).isEqualTo("RT748596");
        assertThat(dispute.get(DisputeField.AMOUNT, BigDecimal.class)).isEqualByComparingTo("10.00");
        assertThat(dispute.status()).isEqualTo(DisputeStatus.WAITING_FOR_SHOP);
        assertThat(dispute.get(DisputeField.CREATED_AT, Instant.class)).isEqualTo(MONDAY);
        assertThat(dispute.get(DisputeField.DUE_AT, Instant.class)).isEqualTo(MONDAY.plus(Duration.ofHours(24)));
    }

    @Test
    void a_complaint_is_raised_with_seven_statements_and_found_with_one() {
        int merchant = shop("748596");
        raise(zoe(merchant), about("748596", "The first, for which reasons are read"), MONDAY);
        long[] ticket = new long[1];

        long raising = database.statementsOf(em -> {
            ticket[0] = new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC))
                    .get(RaiseComplaintService.class)
                    .raise(zoe(merchant), about("748596", "Broken"), () -> {})
                    .orElseThrow()
                    .dispute()
                    .getTicketNumber();
            return null;
        });
        long finding = database.statementsOf(em -> new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC))
                .get(RaiseComplaintService.class)
                .find(zoe(merchant), ticket[0]));

        assertThat(raising).isEqualTo(7);
        assertThat(finding).isEqualTo(1);
    }

    @Test
    void the_language_of_the_user_is_stored_with_one_statement_more_only_if_it_is_another_one() {
        int merchant = shop("748596");
        raise(zoe(merchant), about("748596", "The first, for which reasons are read"), MONDAY);

        assertThat(statements(merchant, "de", "1")).isEqualTo(8);
        assertThat(language(merchant)).isEqualTo("de");
        assertThat(statements(merchant, "de", "2")).isEqualTo(7);
        assertThat(statements(merchant, "en-GB", "3")).isEqualTo(8);
        assertThat(language(merchant)).isEqualTo("en-GB");
        assertThat(statements(merchant, null, "4")).isEqualTo(7);
        assertThat(language(merchant)).isEqualTo("en-GB");
    }

    @Test
    void the_language_of_a_new_user_is_stored_with_the_identity() {
        int merchant = shop("748596");
        database.run("delete from channel_identities where merchant_id = " + merchant);
        ChannelUser stranger = new ChannelUser(merchant, "TELEGRAM", "7", null, null, "fr");
        raise(stranger, account("Charged twice"), MONDAY);
        assertThat(language(merchant)).isEqualTo("fr");
    }

    private long statements(int merchant, @Nullable String language, String words) {
        ChannelUser user = new ChannelUser(merchant, "TELEGRAM", "51342", null, null, language);
        return database.statementsOf(em -> new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC))
                .get(RaiseComplaintService.class)
                .raise(user, about("748596", words), () -> {})
                .orElseThrow()
                .dispute());
    }

    private String language(int merchant) {
        return database.inTransaction(em -> em.createQuery(
                        "select i.language from ChannelIdentity i where i.merchantId = :merchant", String.class)
                .setParameter("merchant", merchant)
                .getSingleResult());
    }

    @Test
    void the_order_of_a_dispute_is_found_unless_there_is_none_or_it_became_another_customers() {
        int merchant = shop("748596");
        long about = raise(zoe(merchant), about("748596", "Broken"), MONDAY).orElseThrow();
        long without = raise(zoe(merchant), account("Charged twice"), MONDAY).orElseThrow();

        assertThat(orderOf(merchant, about)).contains("748596");
        assertThat(orderOf(merchant, without)).isEmpty();
        database.run(
                "insert into customers (merchant_id, id, account_id, created_at) select merchant_id, account_id,"
                        + " account_id, created_at from (select merchant_id, id, gen_random_uuid() as account_id,"
                        + " created_at from customers where merchant_id = " + merchant + ") zoe",
                "update orders set customer_id = (select c.id from customers c where c.merchant_id = " + merchant
                        + " and c.id <> orders.customer_id) where merchant_id = " + merchant);
        assertThat(orderOf(merchant, about)).isEmpty();
    }

    private Optional<String> orderOf(int merchant, long ticket) {
        return database.inTransaction(em -> {
            RaiseComplaintService service =
                    new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC)).get(RaiseComplaintService.class);
            return service.find(zoe(merchant), ticket)
                    .flatMap(dispute -> service.viewOfOrder(dispute, Order::getOrderId));
        });
    }

    @Test
    void fifty_equal_complaints_at_once_make_one_case() {
        int merchant = shop("748596");
        Set<Long> tickets = Set.copyOf(Concurrently.callers(
                50,
                n -> () ->
                        raise(zoe(merchant), about("748596", "Broken"), MONDAY).orElseThrow()));
        assertThat(tickets).hasSize(1);
        assertThat(disputes(merchant)).hasSize(1);
    }

    @Test
    void a_stranger_who_writes_fifty_times_at_once_becomes_one_customer_with_one_case() {
        int merchant = shop("1");
        ChannelUser stranger = new ChannelUser(merchant, "WHATSAPP", "+49 151 000", "Łucja", null);
        Set<Long> tickets = Set.copyOf(Concurrently.callers(
                50, n -> () -> raise(stranger, account("Charged twice"), MONDAY).orElseThrow()));
        assertThat(tickets).hasSize(1);
        DisputeRow dispute = disputes(merchant).get(0);
        assertThat(dispute.get(DisputeField.CUSTOMER_FIRST_NAME, String.class)).isEqualTo("Łucja");
        assertThat(dispute.get(DisputeField.CUSTOMER_LAST_NAME, String.class)).isNull();
        assertThat(dispute.get(DisputeField.AMOUNT, BigDecimal.class)).isNull();
        assertThat(dispute.get(DisputeField.ORDER_ID, String.class)).isNull();
    }

    @Test
    void the_same_complaint_is_a_new_case_only_after_24_hours() {
        int merchant = shop("748596");
        ComplaintDetails broken = about("748596", "Broken");
        Long first = raise(zoe(merchant), broken, MONDAY).orElseThrow();
        assertThat(raise(zoe(merchant), broken, MONDAY.plus(Duration.ofHours(24).minusSeconds(1))))
                .contains(first);
        assertThat(raise(zoe(merchant), broken, MONDAY.plus(Duration.ofHours(24).plusSeconds(1))))
                .get()
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(DisputeStatus.class)
    void the_same_complaint_is_a_new_dispute_if_the_first_one_has_ended(DisputeStatus status) {
        int merchant = shop("748596");
        ComplaintDetails broken = about("748596", "Broken");
        Long first = raise(zoe(merchant), broken, MONDAY).orElseThrow();
        database.inTransaction(
                em -> em.createQuery("update Dispute d set d.statusId = :status where d.ticketNumber = :ticket")
                        .setParameter("status", status.id())
                        .setParameter("ticket", first)
                        .executeUpdate());
        Long second = raise(zoe(merchant), broken, MONDAY.plusSeconds(1)).orElseThrow();
        assertThat(second.equals(first)).isEqualTo(status.isOpen());
        assertThat(raise(zoe(merchant), broken, MONDAY.plusSeconds(2))).contains(second);
    }

    @Test
    void another_text_order_or_category_is_another_case() {
        int merchant = shop("748596");
        Set<Long> tickets = List.of(
                        about("748596", "Broken"),
                        about("748596", "Too loud"),
                        account("Broken"),
                        new ComplaintDetails("TELEGRAM", "748596", "gift card", "Broken", null))
                .stream()
                .map(complaint -> raise(zoe(merchant), complaint, MONDAY).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(tickets).hasSize(4);
    }

    @Test
    void the_same_idempotency_key_is_the_same_case_whatever_it_says_but_only_for_the_same_user() {
        int merchant = shop("748596");
        ComplaintDetails first = new ComplaintDetails("TELEGRAM", "748596", "products-related", "Broken", "key-1");
        ComplaintDetails second = new ComplaintDetails("TELEGRAM", null, "account-related", "Charged twice", "key-1");
        Long other = raise(zoe(merchant), account("Charged twice"), MONDAY.minusSeconds(1))
                .orElseThrow();
        Long ticket = raise(zoe(merchant), first, MONDAY).orElseThrow();
        assertThat(ticket).isNotEqualTo(other);
        assertThat(raise(zoe(merchant), second, MONDAY)).contains(ticket);
        assertThat(raise(zoe(merchant), second, MONDAY.plus(Duration.ofDays(9))))
                .contains(ticket);
        assertThat(raise(new ChannelUser(merchant, "WEB", "someone", null, null), second, MONDAY))
                .get()
                .isNotEqualTo(ticket);
    }

    @Test
    void a_complaint_names_the_oldest_open_dispute_of_the_customer_about_the_same() {
        int merchant = database.inTransaction(em -> {
            Shop shop = new Shop(em);
            shop.order("748596", "10.00");
            shop.order("748597", "10.00");
            return shop.id();
        });
        ChannelUser stranger = new ChannelUser(merchant, "WEB", "someone", null, null);
        Instant later = MONDAY.plusSeconds(60);
        assertThat(similar(zoe(merchant), about("748596", "One"), MONDAY)).isEmpty();
        assertThat(similar(zoe(merchant), account("One"), MONDAY)).isEmpty();
        long order = ticket(zoe(merchant), about("748596", "One"));
        long account = ticket(zoe(merchant), account("One"));

        assertThat(similar(zoe(merchant), about("748596", "Two"), later)).hasValue(order);
        assertThat(similar(zoe(merchant), account("Two"), later)).hasValue(account);
        assertThat(similar(zoe(merchant), about("748596", "Two"), later))
                .as("repeated")
                .hasValue(order);
        assertThat(similar(zoe(merchant), about("748596", "One"), later))
                .as("itself")
                .isEmpty();
        assertThat(similar(zoe(merchant), about("748597", "One"), later))
                .as("other order")
                .isEmpty();
        assertThat(similar(stranger, account("One"), later))
                .as("other customer")
                .isEmpty();
    }

    private long ticket(ChannelUser user, ComplaintDetails complaint) {
        return raise(user, complaint, MONDAY).orElseThrow();
    }

    private OptionalLong similar(ChannelUser user, ComplaintDetails complaint, Instant at) {
        return database.inTransaction(em -> new TestInjector(em, Clock.fixed(at, ZoneOffset.UTC))
                .get(RaiseComplaintService.class)
                .raise(user, complaint, () -> {})
                .orElseThrow()
                .similar());
    }

    @Test
    void nobody_complains_about_anothers_order_nor_finds_anothers_complaint() {
        int merchant = shop("748596");
        int other = shop("748596");
        Long ticket = raise(zoe(merchant), about("748596", "Broken"), MONDAY).orElseThrow();
        List<ChannelUser> others = List.of(
                new ChannelUser(merchant, "WHATSAPP", "51342", null, null),
                new ChannelUser(merchant, "TELEGRAM", "51343", null, null),
                new ChannelUser(merchant, "TELEGRAM", "zoe@other.example", null, null),
                zoe(other));
        for (ChannelUser user : others) {
            assertThat(find(user, ticket)).as(user.toString()).isFalse();
        }
        for (ChannelUser user : others.subList(0, 3)) {
            assertThat(raise(user, about("748596", "Broken"), MONDAY))
                    .as(user.toString())
                    .isEmpty();
        }
        assertThat(find(zoe(merchant), ticket)).isTrue();
        assertThat(disputes(other)).isEmpty();
    }

    @Test
    void a_customer_is_known_by_the_e_mail_in_any_case_on_any_channel() {
        int merchant = shop("748596");
        Long ticket = raise(zoe(merchant), about("748596", "Broken"), MONDAY).orElseThrow();
        assertThat(find(new ChannelUser(merchant, "WEB", "zOE@mail.EXAMPLE", null, null), ticket))
                .isTrue();
    }

    @Test
    void a_token_for_a_merchant_that_is_not_there_raises_nothing() {
        assertThat(raise(new ChannelUser(999_999, "WEB", "a@b.example", null, null), account("Help"), MONDAY))
                .isEmpty();
    }

    @Test
    void a_failure_on_the_way_leaves_nothing_behind() {
        int merchant = shop("748596");
        assertThatThrownBy(() -> database.inTransaction(em -> {
                    new TestInjector(em, Clock.fixed(MONDAY, ZoneOffset.UTC))
                            .get(RaiseComplaintService.class)
                            .raise(zoe(merchant), about("748596", "Broken"), () -> {});
                    throw new IllegalStateException("the power fails");
                }))
                .hasMessage("the power fails");
        assertThat(disputes(merchant)).isEmpty();
    }

    private int shop(String orderId) {
        return database.inTransaction(em -> {
            Shop shop = new Shop(em);
            shop.order(orderId, "10.00");
            return shop.id();
        });
    }

    private static ChannelUser zoe(int merchant) {
        return new ChannelUser(merchant, "TELEGRAM", "51342", "Zoë", "O'Brien");
    }

    private static ComplaintDetails about(String orderId, String words) {
        return new ComplaintDetails("TELEGRAM", orderId, "products-related", words, null);
    }

    private static ComplaintDetails account(String words) {
        return new ComplaintDetails("TELEGRAM", null, "account-related", words, null);
    }

    private Optional<Long> raise(ChannelUser user, ComplaintDetails complaint, Instant at) {
        return raise(user, complaint, at, () -> {});
    }

    private Optional<Long> raise(ChannelUser user, ComplaintDetails complaint, Instant at, Runnable beforeOpening) {
        return database.inTransaction(em -> new TestInjector(em, Clock.fixed(at, ZoneOffset.UTC))
                .get(RaiseComplaintService.class)
                .raise(user, complaint, beforeOpening)
                .map(raised -> raised.dispute().getTicketNumber()));
    }

    @Test
    void what_is_asked_before_a_dispute_is_opened_is_not_asked_for_a_repetition_or_an_unknown_order() {
        int merchant = shop("748596");
        AtomicInteger asked = new AtomicInteger();
        ComplaintDetails keyed = new ComplaintDetails("TELEGRAM", "748596", "products-related", "One", "k");
        ComplaintDetails sameKey = new ComplaintDetails("TELEGRAM", "748596", "products-related", "Two", "k");
        for (ComplaintDetails complaint : List.of(keyed, keyed, sameKey, about("000000", "Unknown"))) {
            raise(zoe(merchant), complaint, MONDAY, asked::incrementAndGet);
        }
        assertThat(asked).hasValue(1);
        raise(zoe(merchant), about("748596", "Three"), MONDAY, asked::incrementAndGet);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_complaint_that_is_refused_before_it_is_opened_leaves_nothing() {
        int merchant = shop("748596");
        ChannelUser stranger = new ChannelUser(merchant, "TELEGRAM", "refused", null, null);
        Runnable refuse = () -> {
            throw new IllegalStateException("too many");
        };
        assertThatThrownBy(() -> raise(stranger, account("Help"), MONDAY, refuse))
                .hasMessage("too many");
        AtomicInteger asked = new AtomicInteger();
        raise(stranger, account("Help"), MONDAY, asked::incrementAndGet);
        assertThat(asked).hasValue(1);
    }

    private boolean find(ChannelUser user, long ticket) {
        return database.inTransaction(em -> new TestInjector(em, Clock.systemUTC())
                .get(RaiseComplaintService.class)
                .find(user, ticket)
                .isPresent());
    }

    private List<DisputeRow> disputes(int merchant) {
        return database.inTransaction(em -> new TestInjector(em, Clock.systemUTC())
                .get(DisputeQueryService.class)
                .page(DisputeFilter.allOf(merchant), DisputeSort.DEFAULT, new PageRequest(100, 1, null))
                .rows());
    }
}
