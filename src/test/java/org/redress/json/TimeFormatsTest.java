package org.redress.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatsTest {
    @ParameterizedTest
    @CsvSource({
        "2023-12-12T15:49:32.40862Z, 2023-12-12T15:49:32.4086200Z",
        "2023-12-12T15:49:32Z, 2023-12-12T15:49:32.0000000Z",
        "2024-02-29T23:59:59.999999999Z, 2024-02-29T23:59:59.9999999Z",
        "1969-12-31T23:59:59.0000019Z, 1969-12-31T23:59:59.0000019Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.0000000Z",
        "0987-06-05T04:03:02.1Z, 0987-06-05T04:03:02.1000000Z",
        "-0001-12-31T23:59:59Z, -0001-12-31T23:59:59.0000000Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59.0000000Z",
        "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.0000000Z"
    })
    void an_instant_has_seven_decimals(String text, String formatted) {
        assertThat(TimeFormats.instant(Instant.parse(text))).isEqualTo(formatted);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-02T15:49:32.40862Z, 12/02/2023 15:49:32",
        "2024-02-29T23:59:59.999999999Z, 02/29/2024 23:59:59",
        "1969-12-31T23:59:59.5Z, 12/31/1969 23:59:59",
        "0987-06-05T04:03:02Z, 06/05/0987 04:03:02",
        "-0001-12-31T23:59:59Z, 12/31/-0001 23:59:59",
        "+10000-01-01T00:00:00Z, 01/01/+10000 00:00:00"
    })
    void a_date_time_begins_with_the_month(String text, String formatted) {
        assertThat(TimeFormats.dateTime(Instant.parse(text))).isEqualTo(formatted);
    }
}
