package org.redress.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {
    @ParameterizedTest
    @CsvSource({
        "748596, 748596",
        "748596.0, 748596",
        "7.48596e5, 748596",
        "7.48596E+0000000000005, 748596",
        "74859600e-2, 748596",
        "1e1, 10",
        "1E+2, 100",
        "12.50, 12.5",
        "0.10, 0.1",
        "1e-3, 0.001",
        "-1.50e1, -15",
        "-0, 0",
        "-0.0, 0",
        "0e999999999999, 0",
        "9007199254740993, 9007199254740993",
        "9007199254740993.0, 9007199254740993",
        "123456789012345678901234567890.10, 123456789012345678901234567890.1"
    })
    void a_number_has_the_digits_of_its_value(String number, String digits) {
        assertThat(JsonNumber.digits(number)).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999999999999999", "1e-999999999", "1e-99999999999", "1.5e101"})
    void a_huge_exponent_is_not_written_out(String number) {
        assertThat(JsonNumber.digits(number)).isEqualTo(number);
    }

    @Test
    void many_digits_take_time_in_proportion() {
        String digits = "9".repeat(100_000) + "0".repeat(30_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(JsonNumber.digits(digits + ".0"))
                .isEqualTo(digits));
    }

    @Property
    void digits_and_value_stay_the_same(
            @ForAll @BigRange(min = "-1e40", max = "1e40") BigDecimal value,
            @ForAll @IntRange(min = -20, max = 20) int exponent) {
        String digits = JsonNumber.digits(value.toPlainString() + "e" + exponent);

        assertThat(digits).doesNotContain("e");
        assertThat(new BigDecimal(digits)).isEqualByComparingTo(value.scaleByPowerOfTen(exponent));
    }
}
