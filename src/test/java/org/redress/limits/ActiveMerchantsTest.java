package org.redress.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActiveMerchantsTest {
    private final ActiveMerchants merchants = new ActiveMerchants();

    private boolean besideOthers(int merchant, Duration at) {
        return merchants.callsBesideOthers(merchant, at.toNanos());
    }

    @Test
    void the_first_and_only_merchant_calls_alone() {
        assertThat(besideOthers(1, Duration.ofSeconds(-5))).isFalse();
        assertThat(besideOthers(1, Duration.ofSeconds(-4))).isFalse();
    }

    @Test
    void a_merchant_calls_beside_another_until_ten_seconds_after_its_last_call() {
        besideOthers(2, Duration.ZERO);
        assertThat(besideOthers(1, Duration.ofSeconds(1))).isTrue();
        assertThat(besideOthers(1, Duration.ofSeconds(10).minusNanos(1))).isTrue();
        assertThat(besideOthers(1, Duration.ofSeconds(10))).isFalse();
        assertThat(besideOthers(2, Duration.ofSeconds(11))).isTrue();
        assertThat(besideOthers(1, Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void of_three_merchants_the_latest_other_call_counts() {
        besideOthers(3, Duration.ZERO);
        besideOthers(2, Duration.ofSeconds(8));
        besideOthers(1, Duration.ofSeconds(9));
        assertThat(besideOthers(1, Duration.ofSeconds(17))).isTrue();
        assertThat(besideOthers(1, Duration.ofSeconds(18))).isFalse();
    }
}
