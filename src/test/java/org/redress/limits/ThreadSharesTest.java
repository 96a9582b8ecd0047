package org.redress.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redress.security.Caller;
import org.redress.security.Callers;

/** Threads of callers and merchants: 20 in all, 5 for a caller, 10 for a merchant. */
class ThreadSharesTest {
    private final ThreadShares shares = new ThreadShares(20, 25, 50);

    private static Caller caller(String name, Integer... clientIds) {
        return Callers.named(name, clientIds);
    }

    private List<Bulkhead.Permit> acquireAll(Caller caller) {
        List<Bulkhead.Permit> held = new ArrayList<>();
        try {
            while (held.size() < 100) {
                held.add(shares.acquire(caller));
            }
        } catch (ServiceUnavailableException e) {
            assertThat(e.getResponse().getHeaderString("Retry-After")).isEqualTo("1");
        }
        return held;
    }

    @Test
    void a_caller_gets_its_share_and_leaves_the_rest_to_others() {
        assertThat(acquireAll(caller("noisy", 1))).hasSize(5);
        assertThat(acquireAll(caller("other", 1))).hasSize(5);
        assertThat(shares.inUse()).isEqualTo(10);
    }

    @Test
    void the_callers_of_one_merchant_get_its_share_together() {
        acquireAll(caller("first", 1));
        assertThat(acquireAll(caller("second", 1))).hasSize(5);
        assertThat(acquireAll(caller("third", 1))).isEmpty();
        assertThat(acquireAll(caller("third", 2))).hasSize(5);
    }

    @Test
    void a_caller_has_one_share_for_all_its_merchants() {
        Caller staff = caller("staff", 1, 2);
        acquireAll(new Caller(staff.identity(), staff.roles(), Set.of(1)));
        assertThat(acquireAll(new Caller(staff.identity(), staff.roles(), Set.of(2))))
                .isEmpty();
        assertThat(acquireAll(staff)).isEmpty();
    }

    @Test
    void all_together_hold_no_more_than_all() {
        IntStream.range(0, 10).forEach(n -> acquireAll(caller("caller " + n, n)));
        assertThat(shares.inUse()).isEqualTo(20);
        assertThatThrownBy(shares::acquireForStaticFile).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void static_files_have_the_share_of_one_caller() {
        for (int n = 0; n < 5; n++) {
            shares.acquireForStaticFile();
        }
        assertThat(catchThrowableOfType(ServiceUnavailableException.class, shares::acquireForStaticFile))
                .isNotNull();
        assertThat(acquireAll(caller("caller", 1))).hasSize(5);
    }

    @Test
    void a_released_or_refused_thread_counts_for_nobody() {
        for (int n = 0; n < 3; n++) {
            List<Bulkhead.Permit> held = acquireAll(caller("noisy", 1));
            assertThat(held).hasSize(5);
            held.forEach(Bulkhead.Permit::release);
            assertThat(shares.inUse()).isZero();
        }
    }
}
