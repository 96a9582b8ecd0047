package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.run.Issuer;

class TrustedIssuerTest {
    @TempDir
    private Path folder;

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
                .with("sso.2.keys", "https://second.example/keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sso.issuer", "sso.audience", "sso.keys"})
    void an_empty_setting_is_a_missing_one(String setting) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Sso(folder).with(setting, "  ").start())
                .withMessageContaining(setting + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sso.audience", "sso.2.audience", "sso.roles-claim", "sso.2.roles-claim"})
    void a_list_of_nothing_stops_the_start_and_is_named(String setting) {
        for (String nothing : new String[] {",", " , ,"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> twoIssuers().with(setting, nothing).start())
                    .withMessageContaining(setting + ":");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sso.3.issuer",
                "SSO_3_ISSUER",
                "sso.2.audience",
                "SSO_2_KEYS",
                "sso.2.roles-claim",
                "sso.1.issuer",
                "sso.02.issuer",
                "SSO_99999999999_ISSUER"
            })
    void a_setting_of_an_issuer_that_is_not_the_next_stops_the_start_and_is_named(String setting) {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new Sso(folder).with(setting, "https://third.example").start())
                .withMessageContaining(setting)
                .withMessageContaining("sso.2.issuer is missing");
    }

    @Test
    void an_empty_setting_of_a_further_issuer_is_no_setting() {
        assertThat(new Sso(folder)
                        .with("SSO_3_ISSUER", "")
                        .with("sso.2.audience", " ")
                        .start())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sso.example/keys", "http://10.0.0.1/keys", "http://localhost.evil.example/keys"})
    void keys_come_over_https_unless_the_network_is_said_to_be_trusted(String address) {
        Sso sso = new Sso(folder).with("sso.keys", address);

        for (String notYes : new String[] {"false", "", "yes?"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> sso.with("sso.keys-over-http", notYes).start())
                    .withMessageContaining("sso.keys:")
                    .withMessageContaining("sso.keys-over-http=true");
        }
        assertThat(sso.with("sso.keys-over-http", "true").start()).isNotNull();
    }

    @Test
    void that_one_network_is_trusted_says_nothing_of_another_issuer_s() {
        assertThatIllegalStateException()
                .isThrownBy(() -> twoIssuers()
                        .with("sso.keys-over-http", "true")
                        .with("sso.2.keys", "http://second.example/keys")
                        .start())
                .withMessageContaining("sso.2.keys-over-http=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:18180/keys", "http://127.0.0.1/keys", "http://[::1]:8080/keys"})
    void on_this_machine_http_will_do(String address) {
        assertThat(new Sso(folder).with("sso.keys", address).start()).isNotNull();
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
}
