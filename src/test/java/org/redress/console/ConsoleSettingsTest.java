package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleSettingsTest {
    private static final String API_ISSUER = "https://sso.example:8443/realms/redress";

    private static ConsoleSettings settings(String clientId, String issuer, String origins) {
        return new ConsoleSettings(
                "on",
                Optional.ofNullable(clientId),
                "openid",
                Optional.ofNullable(issuer),
                Optional.ofNullable(origins),
                Optional.of(API_ISSUER));
    }

    @Test
    void without_a_client_nobody_signs_in_and_only_this_server_is_called() {
        ConsoleSettings none = settings(null, "https://login.example", "https://graph.example");

        assertThat(none.isOn()).isTrue();
        assertThat(none.signIn()).isNull();
        assertThat(none.contentSecurityPolicy())
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
                        + " media-src blob:; connect-src 'self'; form-action 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html");
    }

    @Test
    void people_sign_in_where_tokens_come_from() {
        ConsoleSettings known = settings("care-desk", null, null);

        assertThat(known.signIn()).isEqualTo(new ConsoleSettings.SignIn(API_ISSUER, "care-desk", "openid"));
        assertThat(known.contentSecurityPolicy()).contains(" connect-src 'self' https://sso.example:8443;");
    }

    @Test
    void an_issuer_of_the_console_and_the_origins_of_its_endpoints_may_be_called() {
        ConsoleSettings known = settings(
                "care-desk", "https://login.example/tenant/v2.0", "https://graph.example , https://login.example");

        assertThat(known.contentSecurityPolicy())
                .contains(" connect-src 'self' https://login.example https://graph.example;");
    }

    @Test
    void the_console_can_be_switched_off() {
        assertThat(new ConsoleSettings(
                                "off",
                                Optional.empty(),
                                "openid",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(API_ISSUER))
                        .isOn())
                .isFalse();
    }
}
