package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.text.Languages;

class DisputeStatusTest {
    @Test
    void a_dispute_is_open_until_it_is_resolved_closed_or_cancelled() {
        assertThat(Arrays.stream(DisputeStatus.values()).filter(DisputeStatus::isOpen))
                .containsExactlyInAnyOrder(
                        DisputeStatus.WAITING_FOR_SHOP, DisputeStatus.WAITING_FOR_CUSTOMER, DisputeStatus.UNDER_REVIEW);
    }

    @Test
    void each_status_has_a_name_of_its_own_in_each_language() {
        for (Locale language : Languages.ALL) {
            Set<String> names = Stream.of(DisputeStatus.values())
                    .map(status -> status.nameIn(language))
                    .collect(Collectors.toSet());
            assertThat(names).as("%s", language).hasSameSizeAs(DisputeStatus.values());
        }
        assertThat(DisputeStatus.values())
                .allSatisfy(status -> assertThat(status.nameIn(Locale.ENGLISH)).isEqualTo(status.wireName()))
                .allSatisfy(status -> assertThat(status.nameIn(Locale.GERMAN)).isNotEqualTo(status.wireName()))
                .allSatisfy(status -> assertThat(status.nameIn(Locale.FRENCH)).isNotEqualTo(status.wireName()));
    }
}
