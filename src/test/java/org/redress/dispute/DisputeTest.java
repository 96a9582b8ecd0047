package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.redress.dispute.DisputeStatus.CANCELLED;
import static org.redress.dispute.DisputeStatus.CLOSED;
import static org.redress.dispute.DisputeStatus.RESOLVED;
import static org.redress.dispute.DisputeStatus.UNDER_REVIEW;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_CUSTOMER;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_SHOP;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.order.Order;
import org.redress.order.OrderStatus;
import org.redress.party.Customer;

class DisputeTest {
    private static final Instant LATER = MartinsCase.OPENED.plus(Duration.ofHours(2));
    private static final Instant DEADLINE = LATER.plus(Duration.ofDays(3));

    /** What can be done to a dispute. */
    private enum Verb {
        WAIT_FOR_CUSTOMER(dispute -> dispute.waitForCustomer(LATER, DEADLINE)),
        REVIEW(dispute -> dispute.review(LATER, DEADLINE)),
        RESOLVE(dispute -> dispute.resolve(LATER)),
        CANCEL(dispute -> dispute.cancel(LATER)),
        CLOSE(dispute -> dispute.close(LATER));

        private final Consumer<Dispute> action;

        Verb(Consumer<Dispute> action) {
            this.action = action;
        }
    }

    private static Dispute thatIs(DisputeStatus status) {
        Dispute dispute = MartinsCase.opened();
        switch (status) {
            case WAITING_FOR_SHOP -> {}
            case WAITING_FOR_CUSTOMER -> Verb.WAIT_FOR_CUSTOMER.action.accept(dispute);
            case UNDER_REVIEW -> Verb.REVIEW.action.accept(dispute);
            case RESOLVED -> Verb.RESOLVE.action.accept(dispute);
            case CLOSED -> Verb.CLOSE.action.accept(dispute);
            case CANCELLED -> Verb.CANCEL.action.accept(dispute);
        }
        return dispute;
    }

    @Test
    void a_dispute_is_opened_waiting_for_the_shop_until_its_deadline() {
        Dispute dispute = MartinsCase.opened();

        assertThat(dispute.getStatus()).isEqualTo(WAITING_FOR_SHOP);
        assertThat(dispute.getDueAt()).isEqualTo(MartinsCase.DUE);
        assertThat(dispute.getTicketNumber()).isEqualTo(MartinsCase.TICKET);
        assertThat(dispute)
                .extracting("createdAt", "updatedAt")
                .containsExactly(MartinsCase.OPENED, MartinsCase.OPENED);
    }

    @Test
    void a_dispute_keeps_what_the_customer_said() {
        assertThat(MartinsCase.opened())
                .extracting("source", "category", "description", "idempotencyKey", "fingerprint")
                .containsExactly(
                        "Web",
                        "products-related",
                        "I found TV's screen is broken.",
                        "call-1",
                        MartinsCase.brokenScreen().fingerprint());
    }

    @Test
    void a_dispute_belongs_to_the_merchant_of_its_customer() {
        Customer martin = MartinsCase.martin();

        assertThat(MartinsCase.openedAbout(null, martin))
                .extracting("customer", "merchantId")
                .containsExactly(martin, 1);
    }

    @ParameterizedTest
    @MethodSource("statusesAndVerbs")
    void an_open_dispute_can_go_anywhere_and_one_that_is_over_nowhere_but_from_resolved_to_closed(
            DisputeStatus status, Verb verb, DisputeStatus next) {
        Dispute dispute = thatIs(status);
        if (next == null) {
            Instant dueAt = dispute.getDueAt();

            assertThatIllegalStateException().isThrownBy(() -> verb.action.accept(dispute));
            assertThat(dispute.getStatus()).isEqualTo(status);
            assertThat(dispute.getDueAt()).isEqualTo(dueAt);
        } else {
            verb.action.accept(dispute);

            assertThat(dispute.getStatus()).isEqualTo(next);
            assertThat(dispute).extracting("updatedAt").isEqualTo(LATER);
        }
    }

    static Stream<Arguments> statusesAndVerbs() {
        return Arrays.stream(DisputeStatus.values()).flatMap(status -> Arrays.stream(Verb.values())
                .map(verb -> Arguments.of(status, verb, status.isOpen() ? goal(verb) : goal(status, verb))));
    }

    private static DisputeStatus goal(Verb verb) {
        return switch (verb) {
            case WAIT_FOR_CUSTOMER -> WAITING_FOR_CUSTOMER;
            case REVIEW -> UNDER_REVIEW;
            case RESOLVE -> RESOLVED;
            case CANCEL -> CANCELLED;
            case CLOSE -> CLOSED;
        };
    }

    private static DisputeStatus goal(DisputeStatus over, Verb verb) {
        return over == RESOLVED && verb == Verb.CLOSE ? CLOSED : null;
    }

    @Test
    void a_resolved_dispute_cannot_be_reopened() {
        assertThatIllegalStateException()
                .isThrownBy(() -> thatIs(RESOLVED).review(LATER, DEADLINE))
                .withMessageContaining("RESOLVED");
    }

    @ParameterizedTest
    @EnumSource(
            value = DisputeStatus.class,
            names = {"WAITING_FOR_CUSTOMER", "UNDER_REVIEW"})
    void whoever_it_waits_for_has_a_new_deadline(DisputeStatus status) {
        assertThat(thatIs(status).getDueAt()).isEqualTo(DEADLINE);
    }

    @ParameterizedTest
    @EnumSource(
            value = DisputeStatus.class,
            names = {"RESOLVED", "CLOSED", "CANCELLED"})
    void a_dispute_that_is_over_has_no_deadline(DisputeStatus status) {
        assertThat(thatIs(status).getDueAt()).isNull();
        assertThat(status.isOpen()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DisputeStatus.class)
    void something_added_is_an_update_and_nothing_else(DisputeStatus status) {
        Dispute dispute = thatIs(status);
        Instant dueAt = dispute.getDueAt();

        dispute.touch(DEADLINE);

        assertThat(dispute).extracting("updatedAt").isEqualTo(DEADLINE);
        assertThat(dispute.getStatus()).isEqualTo(status);
        assertThat(dispute.getDueAt()).isEqualTo(dueAt);
    }

    @Test
    void a_dispute_about_an_order_of_another_customer_is_refused() {
        Order order = MartinsCase.tvOf(MartinsCase.somebodyElse());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MartinsCase.openedAbout(order, MartinsCase.martin()))
                .withMessageContaining("another customer");
    }

    @Test
    void a_dispute_says_of_the_order_what_stood_there_when_it_was_opened() {
        Customer martin = MartinsCase.martin();
        Order order = MartinsCase.tvOf(martin);
        Dispute dispute = MartinsCase.openedAbout(order, martin);

        order.isInvoiced("INV#9999", DEADLINE);
        order.isShippedBy("UPS", "1Z999", null);
        order.isNow(OrderStatus.RETURNED);

        assertThat(dispute.getOrder()).isSameAs(order);
        assertThat(dispute.getOrderId()).isEqualTo("987212");
        assertThat(dispute)
                .extracting("orderNumber", "invoiceId", "invoiceDate", "trackingId", "currency")
                .containsExactly("OR#123987445", "INV#1234", MartinsCase.INVOICED, "RT12409821212", "EUR");
        assertThat(dispute)
                .extracting("amount", "disputeAmount")
                .containsExactly(order.getTotal().amount(), order.getTotal().amount());
    }

    @Test
    void a_dispute_about_the_account_knows_of_no_order() {
        Dispute dispute = MartinsCase.openedAboutTheAccount();

        assertThat(dispute.getOrder()).isNull();
        assertThat(dispute)
                .extracting(
                        "orderId", "orderNumber", "invoiceId", "invoiceDate", "trackingId", "amount", "disputeAmount")
                .containsOnlyNulls();
    }

    @Test
    void a_dispute_is_found_by_each_of_its_numbers_whole_and_in_lower_case() {
        assertThat(searchText(MartinsCase.opened()))
                .containsExactly("inv#1234", "or#123987445", "rt12409821212", "100001");
        assertThat(searchText(MartinsCase.openedAboutTheAccount())).containsExactly("100001");
    }

    private static Stream<String> searchText(Dispute dispute) {
        return assertThat(dispute).extracting("searchText").actual().toString().lines();
    }
}
