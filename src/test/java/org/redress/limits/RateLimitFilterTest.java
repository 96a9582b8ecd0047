package org.redress.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.Stub;
import org.redress.security.Caller;

/** How much one caller may ask for. */
class RateLimitFilterTest {
    private final RateLimitFilter filter = limit(1);

    @Test
    void who_asks_for_more_than_a_burst_is_told_when_to_come_back_and_nobody_else_is() {
        ContainerRequestContext noisy = callOf("noisy");
        filter.filter(noisy);
        filter.filter(noisy);
        Response refusal = catchThrowableOfType(ClientErrorException.class, () -> filter.filter(noisy))
                .getResponse();
        assertThat(refusal.getStatus()).isEqualTo(429);
        assertThat(refusal.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(refusal.getHeaderString("RateLimit")).isEqualTo("\"second\";r=0;t=1");
        assertThat(refusal.getHeaderString("RateLimit-Policy")).isEqualTo("\"second\";q=1;w=1");
        assertThatCode(() -> filter.filter(callOf("quiet"))).doesNotThrowAnyException();
    }

    @Test
    void what_needs_no_token_is_not_limited() {
        ContainerRequestContext open = callOf(null);
        for (int n = 0; n < 10; n++) {
            assertThatCode(() -> filter.filter(open)).doesNotThrowAnyException();
        }
    }

    private static RateLimitFilter limit(int perSecond) {
        RateLimitFilter filter = new RateLimitFilter();
        filter.perSecond = perSecond;
        filter.configure();
        return filter;
    }

    private static ContainerRequestContext callOf(@Nullable String name) {
        Caller caller = name == null ? null : new Caller(name, Set.of(), Set.of());
        Stub.Answer principal = none -> caller;
        SecurityContext security = Stub.answering(SecurityContext.class, Map.of("getUserPrincipal", principal));
        return Stub.answering(ContainerRequestContext.class, Map.of("getSecurityContext", security));
    }
}
