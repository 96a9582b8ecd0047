package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.run.Issuer;

class TokenVerifierTest {
    @TempDir
    private Path folder;

    @Test
    void a_good_token_tells_who_calls() throws InvalidTokenException, JwksUnavailableException {
        assertThat(Sso.claims()).doesNotContainKey("jti");
        Caller caller = new Sso(folder).check(Sso.token());
        Caller expected = Callers.named("merchant-of-[1]", 1);
        assertThat(caller)
                .isEqualTo(new Caller(
                        expected.identity(),
                        null,
                        expected.roles(),
                        expected.clientIds(),
                        Set.of(),
                        caller.expiresAt()));
        assertThat(caller.name()).isEqualTo("merchant-of-[1]");
        assertThat(caller.expiresAt()).isAfter(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void a_token_may_be_signed_in_three_ways(String algorithm) throws InvalidTokenException, JwksUnavailableException {
        String token = Sso.sign(Sso.header(JWSAlgorithm.parse(algorithm)).build(), Sso.claims());

        assertThat(new Sso(folder).check(token).clientIds()).containsExactly(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"})
    void a_token_is_a_jwt_or_an_access_token_or_does_not_say(String type)
            throws InvalidTokenException, JwksUnavailableException {
        JOSEObjectType typ = type == null ? null : new JOSEObjectType(type);
        String token = Sso.sign(Sso.header(JWSAlgorithm.RS256).type(typ).build(), Sso.claims());

        assertThat(new Sso(folder).check(token).clientIds()).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource
    void one_of_the_token_s_audiences_is_ours(Object audience) throws InvalidTokenException, JwksUnavailableException {
        assertThat(new Sso(folder).check(Sso.tokenWith("aud", audience)).clientIds())
                .containsExactly(1);
    }

    static Stream<Object> one_of_the_token_s_audiences_is_ours() {
        return Stream.of(Issuer.AUDIENCE, List.of(Issuer.AUDIENCE), List.of("account", Issuer.AUDIENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redress,care", "care,redress", " care , redress ", "redress,redress", ",redress,"})
    void we_may_have_several_audiences(String setting) throws InvalidTokenException, JwksUnavailableException {
        assertThat(new Sso(folder)
                        .with("sso.audience", setting)
                        .check(Sso.token())
                        .clientIds())
                .containsExactly(1);
    }

    @Test
    void a_token_that_is_remembered_ends_at_its_time_nevertheless()
            throws InvalidTokenException, JwksUnavailableException {
        Sso sso = new Sso(folder);
        TokenVerifier verifier = sso.start();
        String ending = Sso.tokenWith("exp", Sso.NOW.minusSeconds(50).getEpochSecond());

        verifier.verify(ending);
        sso.later(Duration.ofSeconds(11));

        assertThrows(InvalidTokenException.class, () -> verifier.verify(ending));
    }

    @Test
    void several_issuers_are_trusted_each_with_its_own_keys() throws InvalidTokenException, JwksUnavailableException {
        Issuer second = new Issuer();
        Sso sso = new Sso(folder)
                .with("sso.2.issuer", "https://second.example")
                .with("sso.2.audience", "shops")
                .with(
                        "sso.2.keys",
                        second.writeKeys(folder.resolve("second.json")).toString())
                .with("sso.2.roles-claim", "groups")
                .with("sso.3.issuer", "https://third.example")
                .with("sso.3.audience", "redress")
                .with(
                        "sso.3.keys",
                        second.writeKeys(folder.resolve("third.json")).toString());
        Map<String, Object> claims = Sso.claims();
        claims.putAll(Map.of("iss", "https://second.example", "aud", "shops", "groups", List.of(Role.VIEWER)));
        var header =
                Sso.header(JWSAlgorithm.RS256).keyID(second.key().getKeyID()).build();

        assertThat(sso.check(Sso.token()).roles()).containsExactly(Role.MERCHANT);
        assertThat(sso.check(Sso.sign(header, new Payload(claims), second.key()))
                        .roles())
                .containsExactly(Role.VIEWER);
        assertThrows(InvalidTokenException.class, () -> sso.check(Sso.sign(header, new Payload(claims), Sso.RSA)));
        assertThrows(InvalidTokenException.class, () -> sso.check(Sso.tokenWith("iss", "https://second.example")));
        claims.putAll(Map.of("iss", "https://third.example", "aud", "redress"));
        assertThat(sso.check(Sso.sign(header, new Payload(claims), second.key()))
                        .roles())
                .containsExactly(Role.MERCHANT);
    }

    @ParameterizedTest
    @MethodSource
    void roles_stand_where_the_settings_say(String setting, String claim, Object value, Set<String> roles)
            throws InvalidTokenException, JwksUnavailableException {
        Map<String, Object> claims = Sso.claims();
        claims.remove("roles");
        claims.put(claim, value);
        String token = Sso.sign(Sso.header(JWSAlgorithm.RS256).build(), claims);

        assertThat(new Sso(folder).with("sso.roles-claim", setting).check(token).roles())
                .isEqualTo(roles);
    }

    static Stream<Arguments> roles_stand_where_the_settings_say() {
        Set<String> both = Set.of(Role.MERCHANT, Role.VIEWER);
        List<String> list = List.of(Role.MERCHANT, "offline_access", Role.VIEWER);
        return Stream.of(
                arguments("", "roles", list, both),
                arguments("roles", "roles", list, both),
                arguments("groups", "groups", list, both),
                arguments("realm_access.roles", "realm_access", Map.of("roles", list), both),
                arguments(
                        "resource_access.redress.roles",
                        "resource_access",
                        Map.of("redress", Map.of("roles", list)),
                        both),
                arguments("https://redress.example/roles", "https://redress.example/roles", list, both),
                arguments("roles,groups", "groups", list, both),
                arguments(" groups , realm_access.roles ", "realm_access", Map.of("roles", list), both),
                arguments("roles", "roles", "merchant viewer", both),
                arguments("roles", "roles", "merchant,viewer", both),
                arguments("roles", "roles", List.of("Merchant", "admin", "*", ""), Set.of()),
                arguments("groups", "groups", List.of("former merchant", "no,viewer"), Set.of()),
                arguments("roles", "groups", list, Set.of()),
                arguments("realm_access.roles", "realm_access", "merchant", Set.of()),
                arguments("roles", "roles", Map.of(Role.MERCHANT, true), Set.of()),
                arguments("roles", "roles", List.of(List.of(Role.MERCHANT), Map.of("name", Role.VIEWER)), Set.of()),
                arguments("roles", "roles", 1, Set.of()),
                arguments("roles", "roles", true, Set.of()));
    }

    @Test
    void roles_of_several_places_add_up() throws InvalidTokenException, JwksUnavailableException {
        Sso sso = new Sso(folder).with("sso.roles-claim", "realm_access.roles,roles");

        assertThat(sso.check(Sso.tokenWith("realm_access", Map.of("roles", List.of(Role.CHATBOT))))
                        .roles())
                .containsExactlyInAnyOrder(Role.CHATBOT, Role.MERCHANT);
    }

    @ParameterizedTest
    @MethodSource
    void client_ids_are_numbers_or_texts_one_or_several(Object value, Set<Integer> clientIds)
            throws InvalidTokenException, JwksUnavailableException {
        assertThat(new Sso(folder).check(Sso.tokenWith("clientIds", value)).clientIds())
                .isEqualTo(clientIds);
    }

    static Stream<Arguments> client_ids_are_numbers_or_texts_one_or_several() {
        return Stream.of(
                arguments(List.of(1, 2), Set.of(1, 2)),
                arguments(List.of("1", "2"), Set.of(1, 2)),
                arguments(List.of(1, "2", 1), Set.of(1, 2)),
                arguments(7, Set.of(7)),
                arguments("7", Set.of(7)),
                arguments("1 2", Set.of(1, 2)),
                arguments("1,2", Set.of(1, 2)),
                arguments(" 1, 2 ", Set.of(1, 2)),
                arguments(999_999_999, Set.of(999_999_999)),
                arguments(null, Set.of()),
                arguments(List.of(), Set.of()),
                arguments("", Set.of()),
                arguments(Map.of("1", true), Set.of()),
                arguments(true, Set.of()),
                arguments("*", Set.of()),
                arguments(List.of(-1, 0, "-1", "+1", "01", "1.0"), Set.of()),
                arguments(1.5, Set.of()),
                arguments(4_294_967_297L, Set.of()),
                arguments(List.of("99999999999999999999", 9_223_372_036_854_775_807L), Set.of()),
                arguments(List.of(List.of(1), Map.of("id", 2)), Set.of()));
    }

    @Test
    void client_ids_stand_where_the_settings_say() throws InvalidTokenException, JwksUnavailableException {
        Sso sso = new Sso(folder).with("sso.client-ids-claim", "shop.ids");

        assertThat(sso.check(Sso.tokenWith("shop", Map.of("ids", List.of(4)))).clientIds())
                .containsExactly(4);
    }

    @Test
    void roles_and_client_ids_may_stand_together_as_entra_s_app_roles()
            throws InvalidTokenException, JwksUnavailableException {
        Caller caller = new Sso(folder)
                .with("sso.client-ids-claim", "roles")
                .check(Sso.tokenWith("roles", List.of(Role.VIEWER, "1", "4")));

        assertThat(caller.roles()).containsExactly(Role.VIEWER);
        assertThat(caller.clientIds()).containsExactlyInAnyOrder(1, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"azp", "client_id"})
    void a_token_without_subject_is_its_client_s(String claim) throws InvalidTokenException, JwksUnavailableException {
        Map<String, Object> claims = Sso.claims();
        claims.put("sub", " ");
        claims.put(claim, "chat-platform");
        Caller caller =
                new Sso(folder).check(Sso.sign(Sso.header(JWSAlgorithm.RS256).build(), claims));

        assertThat(caller.identity()).isEqualTo(new CallerIdentity(Issuer.NAME, null, "chat-platform", Set.of(1)));
        assertThat(caller.name()).isEqualTo("chat-platform");
    }

    @ParameterizedTest
    @MethodSource
    void the_name_of_a_person_is_shown_if_it_can_be(Object claim, String name)
            throws InvalidTokenException, JwksUnavailableException {
        Map<String, Object> claims = Sso.claims();
        claims.put("name", claim);
        Caller caller =
                new Sso(folder).check(Sso.sign(Sso.header(JWSAlgorithm.RS256).build(), claims));

        assertThat(caller.name()).isEqualTo(name);
        assertThat(caller.identity())
                .isEqualTo(Callers.named("merchant-of-[1]", 1).identity());
    }

    static Stream<Arguments> the_name_of_a_person_is_shown_if_it_can_be() {
        return Stream.of(
                arguments("Anna Weber 😀", "Anna Weber 😀"),
                arguments(" ", "merchant-of-[1]"),
                arguments("two\nlines", "merchant-of-[1]"),
                arguments("x".repeat(256), "merchant-of-[1]"),
                arguments(List.of("Anna"), "merchant-of-[1]"));
    }

    @ParameterizedTest
    @CsvSource({"exp, -59", "nbf, 59", "iat, 59", "exp, 0", "nbf, 0", "iat, 0", "nbf, -86400", "iat, -86400"})
    void clocks_may_differ_by_a_minute(String claim, int secondsFromNow)
            throws InvalidTokenException, JwksUnavailableException {
        String token = Sso.tokenWith(claim, Sso.NOW.getEpochSecond() + secondsFromNow);

        assertThat(new Sso(folder).check(token).clientIds()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"exp, -61", "nbf, 61", "iat, 61", "exp, -86400", "nbf, 86400", "iat, 86400"})
    void clocks_may_not_differ_by_more_than_a_minute(String claim, int secondsFromNow) {
        String token = Sso.tokenWith(claim, Sso.NOW.getEpochSecond() + secondsFromNow);

        assertThrows(InvalidTokenException.class, () -> new Sso(folder).check(token));
    }

    @ParameterizedTest
    @MethodSource
    void a_claim_that_is_wrong_or_missing_spoils_the_token(String claim, Object value) {
        assertThrows(InvalidTokenException.class, () -> new Sso(folder).check(Sso.tokenWith(claim, value)));
    }

    static Stream<Arguments> a_claim_that_is_wrong_or_missing_spoils_the_token() {
        return Stream.of(
                arguments("iss", "https://evil.example"),
                arguments("iss", Issuer.NAME + "/"),
                arguments("iss", Issuer.NAME.toUpperCase(Locale.ROOT)),
                arguments("iss", List.of(Issuer.NAME)),
                arguments("iss", 1),
                arguments("iss", ""),
                arguments("iss", null),
                arguments("aud", "account"),
                arguments("aud", "redress2"),
                arguments("aud", List.of("account", "other")),
                arguments("aud", List.of()),
                arguments("aud", List.of(1, 2)),
                arguments("aud", 5),
                arguments("aud", Map.of("redress", true)),
                arguments("aud", ""),
                arguments("aud", null),
                arguments("exp", null),
                arguments("exp", 0),
                arguments("exp", -1),
                arguments("exp", "2099-01-01T00:00:00Z"),
                arguments("exp", String.valueOf(Instant.MAX.getEpochSecond())),
                arguments("exp", List.of(4_102_444_800L)),
                arguments("sub", null),
                arguments("sub", ""),
                arguments("sub", "\u0000"),
                arguments("sub", "two\nlines"),
                arguments("sub", "x".repeat(256)),
                arguments("azp", "a\tb"),
                arguments("client_id", "\u007f"),
                arguments("nbf", "now"),
                arguments("iat", Map.of()));
    }

    @Test
    void claims_of_wrong_types_that_nobody_asks_for_do_no_harm()
            throws InvalidTokenException, JwksUnavailableException {
        assertThat(new Sso(folder)
                        .check(Sso.tokenWith("address", Map.of("a", List.of(1, Map.of()))))
                        .clientIds())
                .containsExactly(1);
    }

    @Test
    void a_caller_without_role_or_merchant_is_known_but_may_nothing()
            throws InvalidTokenException, JwksUnavailableException {
        Map<String, Object> claims = new HashMap<>(Sso.claims());
        claims.keySet().removeAll(Set.of("roles", "clientIds"));
        Caller caller =
                new Sso(folder).check(Sso.sign(Sso.header(JWSAlgorithm.RS256).build(), claims));

        assertThat(caller.roles()).isEmpty();
        assertThat(caller.clientIds()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void names_of_merchants_are_texts_and_the_keys_and_ids_of_a_map(String setting, Object value, Set<String> names)
            throws InvalidTokenException, JwksUnavailableException {
        String token = Sso.tokenWith("organization", value);

        assertThat(new Sso(folder).with("sso.names-claim", setting).check(token).merchantNames())
                .isEqualTo(names);
    }

    static Stream<Arguments> names_of_merchants_are_texts_and_the_keys_and_ids_of_a_map() {
        Map<String, Object> byAlias = Map.of("acme", Map.of("id", "42c3", "tier", List.of("gold")), "other", Map.of());
        return Stream.of(
                arguments("organization", "Acme, the shop", Set.of("Acme, the shop")),
                arguments("organization", List.of("acme", "other", 7), Set.of("acme", "other", "7")),
                arguments("organization", byAlias, Set.of("acme", "42c3", "other")),
                arguments("organization.acme.id, organization.acme.tier", byAlias, Set.of("42c3", "gold")),
                arguments("groups", byAlias, Set.of()),
                arguments("organization", true, Set.of()),
                arguments("organization", List.of("x".repeat(256), "y".repeat(255)), Set.of("y".repeat(255))));
    }

    @Test
    void a_hundred_names_of_a_token_are_looked_at() throws InvalidTokenException, JwksUnavailableException {
        List<String> names =
                Stream.iterate(1, n -> n + 1).limit(101).map(n -> "name-" + n).toList();

        assertThat(new Sso(folder).check(Sso.tokenWith("organization", names)).merchantNames())
                .hasSize(100)
                .doesNotContain("name-101");
    }

    @Test
    void claims_are_checked_as_those_of_a_token() {
        Sso sso = new Sso(folder);
        assertThat(sso.start().check(Sso.claims()).violations()).isEmpty();
        for (String claim : List.of("iss", "aud", "exp", "sub", "roles")) {
            Map<String, Object> claims = Sso.claims();
            claims.remove(claim);
            assertThat(sso.start().check(claims).violations())
                    .extracting(ClaimViolation::claim)
                    .containsExactly(claim);
        }
    }
}
