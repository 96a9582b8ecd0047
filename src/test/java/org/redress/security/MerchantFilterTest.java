package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.Stub;
import org.redress.problem.InvalidRequestException;

class MerchantFilterTest {
    private static final Caller STAFF_OF_TWO = Callers.named("staff", 1, 4);

    private static final SecurityContext BEFORE = new CallerContext(Caller.internal("nobody"), false);

    private SecurityContext narrowed = BEFORE;

    @Test
    void a_caller_of_two_merchants_comes_through_as_the_one_in_the_path() {
        call(STAFF_OF_TWO, Map.of("clientId", "4", "disputeId", "x"));

        assertThat(Caller.of(narrowed))
                .isEqualTo(new Caller(STAFF_OF_TWO.identity(), Set.of(Role.MERCHANT), Set.of(4)));
        assertThat(Caller.of(narrowed).merchantId()).isEqualTo(4);
        assertThat(narrowed.isUserInRole(Role.MERCHANT)).isTrue();
        assertThat(narrowed.isUserInRole(Role.VIEWER)).isFalse();
        assertThat(narrowed.isSecure()).isTrue();
        assertThat(narrowed.getAuthenticationScheme()).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "999999999"})
    void another_merchant_is_forbidden(String clientId) {
        assertThrows(ForbiddenException.class, () -> call(STAFF_OF_TWO, Map.of("clientId", clientId)));
        assertThat(narrowed).isSameAs(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "+1", "1.0", "1 ", "x", "1000000000", "\u0661"})
    void a_malformed_merchant_is_named_whoever_calls(String clientId) {
        assertThrows(InvalidRequestException.class, () -> call(STAFF_OF_TWO, Map.of("clientId", clientId)));
        assertThat(narrowed).isSameAs(BEFORE);
    }

    @Test
    void without_a_checked_token_no_merchant_is_open() {
        assertThrows(ForbiddenException.class, () -> call(null, Map.of("clientId", "1")));
        Principal ofTheServer = () -> "admin";
        assertThrows(ForbiddenException.class, () -> call(ofTheServer, Map.of("clientId", "1")));
    }

    @Test
    void a_route_without_a_merchant_leaves_the_caller_as_it_is() {
        call(STAFF_OF_TWO, Map.of("disputeId", "x"));

        assertThat(narrowed).isSameAs(BEFORE);
    }

    @Test
    void it_is_bound_to_every_route_and_comes_after_token_and_rate_limit() {
        assertThat(MerchantFilter.class).hasAnnotations(Provider.class);
        assertThat(MerchantFilter.class.getAnnotations())
                .as("no binding to some routes only")
                .noneMatch(
                        annotation -> annotation.annotationType().isAnnotationPresent(jakarta.ws.rs.NameBinding.class));
        assertThat(MerchantFilter.class.getAnnotation(Priority.class).value()).isEqualTo(Priorities.AUTHORIZATION);
    }

    @Test
    void options_tell_of_no_merchant_and_narrow_to_none() {
        call(null, Map.of("clientId", "2"), HttpMethod.OPTIONS);

        assertThat(narrowed).isSameAs(BEFORE);
    }

    private void call(@Nullable Principal caller, Map<String, String> path) {
        call(caller, path, HttpMethod.GET);
    }

    private void call(@Nullable Principal caller, Map<String, String> path, String method) {
        Stub.Answer principal = none -> caller;
        new MerchantFilter()
                .filter(Stub.answering(
                        ContainerRequestContext.class,
                        Map.of(
                                "getMethod",
                                method,
                                "getUriInfo",
                                Stub.answering(
                                        UriInfo.class, Map.of("getPathParameters", new MultivaluedHashMap<>(path))),
                                "getSecurityContext",
                                Stub.answering(
                                        SecurityContext.class, Map.of("getUserPrincipal", principal, "isSecure", true)),
                                "setSecurityContext",
                                (Stub.Answer) given -> narrowed = (SecurityContext) given[0])));
    }
}
