package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.Stub;

@Tag("server")
class BearerAuthenticationFilterTest {
    /** Methods as resources have them. */
    @PermitAll
    @RolesAllowed(Role.MERCHANT)
    static class Resource {
        @PermitAll
        public void open() {}

        @RolesAllowed({Role.MERCHANT, Role.VIEWER})
        public void forMerchantsAndViewers() {}

        @RolesAllowed(Role.CHATBOT)
        public void forTheChat() {}

        @RolesAllowed({})
        public void forNobody() {}

        @DenyAll
        public void denied() {}

        public void forgotten() {}
    }

    @TempDir
    private Path folder;

    private final BearerAuthenticationFilter filter = new BearerAuthenticationFilter();
    private static final SecurityContext BEFORE = new CallerContext(Caller.internal("nobody"), false);

    private SecurityContext secured = BEFORE;
    private String httpMethod = HttpMethod.GET;

    @BeforeEach
    void trustTheSso() {
        filter.tokens = new Sso(folder).start();
    }

    @Test
    void the_right_role_comes_through_and_is_known_behind() {
        call("forMerchantsAndViewers", "Bearer " + Sso.token());

        assertThat(Caller.of(secured).clientIds()).containsExactly(1);
        assertThat(secured.getUserPrincipal().getName()).isEqualTo("merchant-of-[1]");
        assertThat(secured.isUserInRole(Role.MERCHANT)).isTrue();
        assertThat(secured.isUserInRole(Role.CHATBOT)).isFalse();
        assertThat(secured.getAuthenticationScheme()).isEqualTo("Bearer");
        assertThat(secured.isSecure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", " Bearer   "})
    void the_scheme_is_read_in_any_case(String scheme) {
        call("forMerchantsAndViewers", scheme + Sso.token() + " ");

        assertThat(secured).isNotSameAs(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forTheChat", "forNobody", "denied", "forgotten"})
    void a_method_that_does_not_name_the_role_is_closed(String method) {
        assertThrows(ForbiddenException.class, () -> call(method, "Bearer " + Sso.token()));
        assertThat(secured).isSameAs(BEFORE);
    }

    @Test
    void what_is_no_method_is_closed() {
        assertThrows(ForbiddenException.class, () -> call(null, "Bearer " + Sso.token()));
    }

    @Test
    void a_token_without_role_comes_nowhere() {
        String token = Sso.tokenWith("roles", null);

        assertThrows(ForbiddenException.class, () -> call("forMerchantsAndViewers", "Bearer " + token));
    }

    @Test
    void a_method_for_everybody_asks_for_no_token_and_reads_none() {
        call("open");
        call("open", "Bearer garbage");

        assertThat(secured).isSameAs(BEFORE);
    }

    @Test
    void options_ask_for_no_token_and_give_no_role() {
        httpMethod = HttpMethod.OPTIONS;
        call(null);
        call("forMerchantsAndViewers", "Bearer " + Sso.token());

        assertThat(secured).isSameAs(BEFORE);
    }

    @ParameterizedTest
    @MethodSource
    void without_one_good_token_the_answer_is_401_with_a_challenge(List<String> headers, String challenge) {
        String[] sent = headers.toArray(String[]::new);

        for (String method : List.of("forMerchantsAndViewers", "forgotten", "denied")) {
            NotAuthorizedException refused = assertThrows(NotAuthorizedException.class, () -> call(method, sent));

            assertThat(refused.getResponse().getStatus()).isEqualTo(401);
            assertThat(refused.getResponse().getHeaderString(HttpHeaders.WWW_AUTHENTICATE))
                    .isEqualTo(challenge);
        }
        assertThat(secured).isSameAs(BEFORE);
    }

    static Stream<Arguments> without_one_good_token_the_answer_is_401_with_a_challenge() {
        String invalidRequest = "Bearer error=\"invalid_request\"";
        String invalidToken = "Bearer error=\"invalid_token\"";
        String good = "Bearer " + Sso.token();
        return Stream.of(
                arguments(List.of(), "Bearer"),
                arguments(List.of(""), invalidRequest),
                arguments(List.of("Bearer"), invalidRequest),
                arguments(List.of("Bearer "), invalidRequest),
                arguments(List.of("Basic bWFydGluOmpvaG4="), invalidRequest),
                arguments(List.of("Basic " + Sso.token()), invalidRequest),
                arguments(List.of(Sso.token()), invalidRequest),
                arguments(List.of(good + " more"), invalidRequest),
                arguments(List.of(good, good), invalidRequest),
                arguments(List.of("Basic bWFydGluOmpvaG4=", good), invalidRequest),
                arguments(List.of(good + "," + good), invalidRequest),
                arguments(List.of(good + ", " + good), invalidRequest),
                arguments(List.of("Bearer garbage"), invalidToken),
                arguments(List.of("Bearer ..."), invalidToken),
                arguments(List.of("Bearer " + "x".repeat(100_000)), invalidToken),
                arguments(List.of("Bearer " + Sso.tokenWith("aud", "other")), invalidToken),
                arguments(List.of("Bearer " + Sso.tokenWith("exp", 0)), invalidToken));
    }

    @Test
    void while_the_sso_shows_no_keys_the_caller_is_asked_to_come_back() throws IOException {
        try (KeyServer nobody = new KeyServer()) {
            filter.tokens = new Sso(folder).with("sso.keys", nobody.address()).start();
        }

        ServiceUnavailableException refused = assertThrows(
                ServiceUnavailableException.class, () -> call("forMerchantsAndViewers", "Bearer " + Sso.token()));

        assertThat(refused.getResponse().getStatus()).isEqualTo(503);
        assertThat(refused.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER))
                .isEqualTo("10");
        assertThat(secured).isSameAs(BEFORE);
    }

    private void call(@Nullable String methodName, String... authorization) {
        Method method = Stream.of(Resource.class.getDeclaredMethods())
                .filter(m -> m.getName().equals(methodName))
                .findFirst()
                .orElse(null);
        Stub.Answer called = none -> method;
        filter.resource = Stub.answering(ResourceInfo.class, Map.of("getResourceMethod", called));
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        Stream.of(authorization).forEach(value -> headers.add(HttpHeaders.AUTHORIZATION, value));
        SecurityContext before = Stub.answering(SecurityContext.class, Map.of("isSecure", true));
        Stub.Answer secure = given -> secured = (SecurityContext) given[0];
        filter.filter(Stub.answering(
                ContainerRequestContext.class,
                Map.of(
                        "getMethod",
                        httpMethod,
                        "getHeaders",
                        headers,
                        "getSecurityContext",
                        before,
                        "setSecurityContext",
                        secure)));
    }
}
