package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DisputeStatusTest {
    @Test
    void a_dispute_is_open_until_it_is_resolved_closed_or_cancelled() {
        assertThat(Arrays.stream(DisputeStatus.values()).filter(DisputeStatus::isOpen))
                .containsExactlyInAnyOrder(
                        DisputeStatus.WAITING_FOR_SHOP, DisputeStatus.WAITING_FOR_CUSTOMER, DisputeStatus.UNDER_REVIEW);
    }
}
