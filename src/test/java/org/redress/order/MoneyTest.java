package org.redress.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "600.54, EUR, 600.54",
        "600.5400, EUR, 600.54",
        "600.5, EUR, 600.50",
        "14, EUR, 14.00",
        "0, EUR, 0.00",
        "0.000000000, EUR, 0.00",
        "1E+3, EUR, 1000.00",
        "999999999999999.99, EUR, 999999999999999.99",
        "1200, JPY, 1200",
        "1200.0000, JPY, 1200",
        "1E+9, JPY, 1000000000",
        "5.125, KWD, 5.125",
        "5, KWD, 5.000",
        "3, XAU, 3"
    })
    void an_amount_is_formatted_with_the_decimals_of_its_currency(String amount, String currency, String text) {
        assertThat(Money.text(new BigDecimal(amount), currency)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"600.541, EUR", "0.001, EUR", "1200.5, JPY", "5.1255, KWD", "1E-9, EUR"})
    void an_amount_with_more_decimals_than_the_currency_is_rejected(String amount, String currency) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({"-0.01, EUR", "-1, JPY"})
    void an_amount_is_never_negative(String amount, String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({"1, EURO", "1, eur", "1, XYZ", "'', EUR", "much, EUR"})
    void an_invalid_amount_or_currency_is_rejected(String amount, String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount, currency));
    }

    @Test
    void the_same_amount_written_otherwise_is_equal() {
        assertThat(Money.of("5", "EUR")).isEqualTo(Money.of("5.0000", "EUR")).isNotEqualTo(Money.of("5", "USD"));
    }
}
