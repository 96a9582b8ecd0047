package org.redress.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-CH, de",
        "DE_at;q=1, en",
        "'pl, fr;q=0.8, de;q=0.9', de",
        "'es;q=0, fr;q=0.1', fr",
        "'es;q=0', en",
        "pl, en",
        "*, en",
        "'', en",
        ", en",
        "'de;q=much', en",
        "'de,,,;', en"
    })
    void the_first_supported_language_is_chosen_and_english_otherwise(String header, String language) {
        assertThat(Languages.preferred(header)).hasToString(language);
    }
}
