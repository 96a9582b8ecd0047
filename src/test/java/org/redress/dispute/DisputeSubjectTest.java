package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.problem.InvalidRequestException;

class DisputeSubjectTest {
    private static final Instant DATE = Instant.parse("2026-11-20T12:00:00Z");
    private static final DisputeSubject INVOICE = DisputeSubject.ofInvoice("INV-9", DATE, Money.of("100.00", "EUR"));

    @Test
    void an_invoice_without_an_order_is_disputed_as_a_whole() {
        assertThat(INVOICE.disputed()).isEqualByComparingTo("100");
        assertThat(INVOICE.amount()).isEqualByComparingTo("100");
        assertThat(INVOICE.currency()).isEqualTo("EUR");
        assertThat(INVOICE.invoiceDate()).isEqualTo(DATE);
        assertThat(INVOICE.orderId()).isNull();
    }

    @Test
    void a_part_of_the_amount_may_be_disputed_and_the_rest_stays() {
        Order tv = MartinsCase.tvOf(MartinsCase.martin());
        DisputeSubject part = DisputeSubject.of(tv).disputing(new BigDecimal("0.01"));
        assertThat(part)
                .isEqualTo(new DisputeSubject(
                        tv, "INV#1234", MartinsCase.INVOICED, tv.getTotal(), new BigDecimal("0.01")));
        assertThat(INVOICE.disputing(null)).isSameAs(INVOICE);
        assertThat(INVOICE.disputing(new BigDecimal("100")).disputed()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100.01", "0.001"})
    void a_part_is_more_than_nothing_at_most_all_and_in_whole_cents(BigDecimal part) {
        assertThatThrownBy(() -> INVOICE.disputing(part))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("disputeAmount must be more than 0 and at most 100.00, with at most 2 decimals");
    }

    @Test
    void no_part_can_be_disputed_where_there_is_no_amount() {
        assertThatThrownBy(() -> DisputeSubject.ACCOUNT.disputing(BigDecimal.ONE))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("disputeAmount must not be given");
    }
}
