package org.redress.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.redress.Stub;
import org.redress.security.Caller;
import org.redress.security.Callers;

/** How much one caller may ask for. */
public class RateLimitFilterTest {
    private final ContainerRequestFilter filter = callersLimit(1);

    @Test
    void who_asks_for_more_than_a_burst_is_told_when_to_come_back_and_nobody_else_is() throws IOException {
        ContainerRequestContext noisy = callOf("noisy");
        filter.filter(noisy);
        filter.filter(noisy);
        Response refusal =
                refusal(ClientErrorException.class, () -> filter.filter(noisy)).getResponse();
        assertThat(refusal.getStatus()).isEqualTo(429);
        assertThat(refusal.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(refusal.getHeaderString("RateLimit")).isEqualTo("\"second\";r=0;t=1");
        assertThat(refusal.getHeaderString("RateLimit-Policy")).isEqualTo("\"second\";q=1;w=1");
        assertThatCode(() -> filter.filter(callOf("quiet"))).doesNotThrowAnyException();
    }

    @Test
    void what_needs_no_token_is_not_limited() {
        ContainerRequestContext open = callOf((Caller) null);
        for (int n = 0; n < 10; n++) {
            assertThatCode(() -> filter.filter(open)).doesNotThrowAnyException();
        }
    }

    /** Repeats a call until it is refused, since the time between the calls before it may allow some more. */
    public static <E extends Exception> E refusal(Class<E> type, ThrowingCallable call) {
        return Stream.generate(() -> catchThrowableOfType(type, call))
                .limit(1_000)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the limit of calls a second of a caller. */
    public static ContainerRequestFilter callersLimit(int perSecond) {
        RateLimitFilter filter = new RateLimitFilter();
        filter.perSecond = perSecond;
        filter.configure();
        return filter;
    }

    private static ContainerRequestContext callOf(String name) {
        return callOf(Callers.named(name, 1));
    }

    /** Returns a call; null for one without a token. */
    public static ContainerRequestContext callOf(Caller caller) {
        Stub.Answer principal = none -> caller;
        SecurityContext security = Stub.answering(SecurityContext.class, Map.of("getUserPrincipal", principal));
        Stub.Answer noProperty = name -> null;
        return Stub.answering(
                ContainerRequestContext.class, Map.of("getSecurityContext", security, "getProperty", noProperty));
    }
}
