package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.run.Issuer;

class SsoSettingsTest {
    private static final String PATH = "/realms/redress/certs";

    @TempDir
    private Path folder;

    private HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String served = Sso.publicKeys();

    @BeforeEach
    void startSso() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, exchange -> {
            fetches.incrementAndGet();
            byte[] keys = served.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopSso() {
        server.stop(0);
    }

    private String keysAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    @ParameterizedTest
    @CsvSource({
        "sso.issuer, SSO_ISSUER",
        "sso.audience, SSO_AUDIENCE",
        "sso.keys, SSO_KEYS",
        "sso.2.audience, SSO_2_AUDIENCE",
        "sso.2.keys, SSO_2_KEYS"
    })
    void a_missing_setting_stops_the_start_and_is_named(String setting, String environmentVariable) {
        for (String language : new String[] {"en", "tr"}) {
            Sso sso = twoIssuers().without(setting);

            assertThatIllegalStateException()
                    .isThrownBy(() -> speaking(language, sso))
                    .withMessageContaining(setting)
                    .withMessageContaining(environmentVariable);
        }
    }

    private static void speaking(String language, Sso sso) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            sso.start();
        } finally {
            Locale.setDefault(before);
        }
    }

    private Sso twoIssuers() {
        return new Sso(folder)
                .with("sso.2.issuer", "https://second.example")
                .with("sso.2.audience", Issuer.AUDIENCE)
                .with("sso.2.keys", keysAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sso.issuer", "sso.audience", "sso.keys"})
    void an_empty_setting_is_a_missing_one(String setting) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Sso(folder).with(setting, "  ").start())
                .withMessageContaining(setting + " ");
    }

    @Test
    void an_issuer_is_trusted_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> twoIssuers().with("sso.2.issuer", Issuer.NAME).start())
                .withMessageContaining("sso.2.issuer");
    }

    @ParameterizedTest
    @MethodSource
    void a_place_without_good_keys_stops_the_start_and_its_setting_is_named(String place, String complaint) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Sso(folder).with("sso.keys", place).start())
                .withMessageContaining("sso.keys")
                .withMessageContaining(complaint);
    }

    static Stream<Arguments> a_place_without_good_keys_stops_the_start_and_its_setting_is_named() {
        return Stream.of(
                arguments("/no/such/keys.json", "neither"),
                arguments("/", "neither"),
                arguments("\u0000", "neither"),
                arguments("ftp://sso.example/keys", "neither"),
                arguments("http://", "neither"),
                arguments("https://sso.example/a b", "neither"));
    }

    @ParameterizedTest
    @MethodSource
    void a_file_without_good_keys_stops_the_start_and_its_setting_is_named(String content, String complaint) {
        Sso sso = new Sso(folder);

        assertThatIllegalStateException()
                .isThrownBy(() -> sso.with("sso.keys", sso.file(content)).start())
                .withMessageContaining("sso.keys")
                .withMessageContaining(complaint);
    }

    static Stream<Arguments> a_file_without_good_keys_stops_the_start_and_its_setting_is_named() {
        OctetSequenceKey secret = new OctetSequenceKey.Builder(Base64URL.encode("x".repeat(32))).build();
        return Stream.of(
                arguments("", "neither"),
                arguments("garbage", "neither"),
                arguments("[]", "neither"),
                arguments("{}", "neither"),
                arguments("{\"keys\":[{\"kty\":\"RSA\"}]}", "neither"),
                arguments(Sso.RSA.toPublicJWK().toString(), "neither"),
                arguments("{\"keys\":[]}", "no keys"),
                arguments(new JWKSet(Sso.RSA).toString(false), "private"),
                arguments(new JWKSet(secret).toString(false), "private"));
    }

    @Test
    void what_stops_the_start_does_not_print_the_private_keys() {
        Sso sso = new Sso(folder);
        String keys = sso.file(new JWKSet(Sso.RSA).toString(false));

        assertThatIllegalStateException()
                .isThrownBy(() -> sso.with("sso.keys", keys).start())
                .satisfies(e -> assertThat(e)
                        .hasMessageNotContaining(Sso.RSA.getPrivateExponent().toString()));
    }

    @Test
    void keys_at_an_address_are_fetched_once_for_many_tokens() throws InvalidToken {
        TokenCheck check = new Sso(folder).with("sso.keys", keysAddress()).start();
        assertThat(fetches).hasValue(0);

        for (int i = 0; i < 50; i++) {
            assertThat(check.check(Sso.token()).clientIds()).containsExactly(1);
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void tokens_of_unknown_keys_do_not_make_us_fetch_each_time() {
        TokenCheck check = new Sso(folder).with("sso.keys", keysAddress()).start();

        for (int i = 0; i < 50; i++) {
            String kid = "made-up-" + i;
            String token = Sso.sign(Sso.header(JWSAlgorithm.RS256).keyID(kid).build(), Sso.claims());
            assertThrows(InvalidToken.class, () -> check.check(token));
        }

        assertThat(fetches).hasValueLessThanOrEqualTo(3);
    }

    @Test
    void a_token_s_own_key_address_is_never_visited() {
        TokenCheck check = new Sso(folder).start();
        String token = Sso.sign(
                Sso.header(JWSAlgorithm.RS256)
                        .keyID("theirs")
                        .jwkURL(URI.create(keysAddress()))
                        .x509CertURL(URI.create(keysAddress()))
                        .build(),
                Sso.claims());

        assertThrows(InvalidToken.class, () -> check.check(token));

        assertThat(fetches).hasValue(0);
    }

    @Test
    void a_new_key_of_the_sso_is_found() throws InvalidToken {
        served = new JWKSet(Sso.EC.toPublicJWK()).toString();
        TokenCheck check = new Sso(folder).with("sso.keys", keysAddress()).start();
        String token = Sso.sign(Sso.header(JWSAlgorithm.ES256).build(), Sso.claims());
        assertThat(check.check(token).clientIds()).containsExactly(1);

        served = Sso.publicKeys();

        assertThat(check.check(Sso.token()).clientIds()).containsExactly(1);
        assertThat(fetches).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Sign in</html>", "{\"keys\":[]}"})
    void no_token_is_good_while_the_sso_shows_no_keys(String answer) {
        served = answer;
        TokenCheck check = new Sso(folder).with("sso.keys", keysAddress()).start();

        assertThrows(InvalidToken.class, () -> check.check(Sso.token()));
    }

    @Test
    void known_keys_outlive_an_outage_of_the_sso() throws InvalidToken {
        TokenCheck check = new Sso(folder).with("sso.keys", keysAddress()).start();
        check.check(Sso.token());

        server.stop(0);

        assertThat(check.check(Sso.token()).clientIds()).containsExactly(1);
    }

    @Test
    void no_token_is_good_while_the_sso_was_never_reached() {
        TokenCheck check = new Sso(folder).with("sso.keys", keysAddress()).start();

        server.stop(0);

        assertThrows(InvalidToken.class, () -> check.check(Sso.token()));
    }
}
