package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_SHOP;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.order.Order;
import org.redress.order.OrderStatus;
import org.redress.party.Customer;
import org.redress.reason.ReasonCatalogue;

class DisputeTest {
    private static final Instant LATER = MartinsCase.OPENED.plus(Duration.ofHours(2));

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
    void the_text_of_a_complaint_is_kept_with_its_fingerprint_and_key() {
        ComplaintText words = new ComplaintText(MartinsCase.brokenScreen());

        assertThat(words.getCategory()).isEqualTo("products-related");
        assertThat(words.getDescription()).isEqualTo("I found TV's screen is broken.");
        assertThat(words.getIdempotencyKey()).isEqualTo("call-1");
        assertThat(words.getFingerprint()).isEqualTo(MartinsCase.brokenScreen().fingerprint());
    }

    @Test
    void a_dispute_belongs_to_the_merchant_of_its_customer() {
        Customer martin = MartinsCase.martin();

        Dispute dispute = MartinsCase.openedAbout(null, martin);

        assertThat(dispute.getCustomerId()).isEqualTo(martin.getId());
        assertThat(dispute.getMerchantId()).isEqualTo(1);
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

        order.invoice("INV#9999", LATER);
        order.ship("UPS", "1Z999", null);
        order.changeStatus(OrderStatus.RETURNED);

        assertThat(dispute.getOrderUuid()).isEqualTo(order.getId());
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

        assertThat(dispute.getOrderUuid()).isNull();
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

    @Test
    void an_erased_dispute_has_neither_texts_nor_a_tracking_number_and_keeps_a_known_category() {
        ReasonCatalogue known = new ReasonCatalogue(List.of(MartinsCase.product()));
        Dispute dispute = MartinsCase.opened();
        dispute.decide(ActionContexts.merchant(LATER), Outcome.CUSTOMER, null, "Zoë is right");
        assertThat(dispute.isErased()).isFalse();

        dispute.erase(ActionContexts.merchant(LATER), known);

        assertThat(dispute.isErased()).isTrue();
        assertThat(dispute.getCategory()).isEqualTo("products-related");
        assertThat(dispute)
                .extracting("text.description", "text.fingerprint", "text.idempotencyKey", "trackingId")
                .containsExactly(ComplaintText.ERASED, null, null, null);
        assertThat(dispute).extracting("progress.decision.text").isEqualTo(ComplaintText.ERASED);
        assertThat(searchText(dispute)).containsExactly("inv#1234", "or#123987445", "100001");
    }

    @Test
    void a_category_in_the_customers_own_words_is_erased() {
        Dispute dispute = MartinsCase.opened();
        dispute.erase(ActionContexts.merchant(LATER), new ReasonCatalogue(List.of()));
        assertThat(dispute.getCategory()).isEqualTo(ComplaintText.ERASED);
    }

    private static Stream<String> searchText(Dispute dispute) {
        return assertThat(dispute).extracting("searchText").actual().toString().lines();
    }
}
