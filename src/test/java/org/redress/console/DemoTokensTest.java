package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.Stub;

class DemoTokensTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_tokens() throws IOException {
        for (String role : List.of("merchant", "viewer", "chatbot", "operator")) {
            Files.writeString(folder.resolve(role + ".jwt"), "token of " + role + "\n");
        }
    }

    private static HttpServletRequest request(String address, String host, String... headers) {
        Stub.Answer names = arguments -> Collections.enumeration(List.of(headers));
        return Stub.answering(
                HttpServletRequest.class,
                Map.of("getRemoteAddr", address, "getServerName", host, "getHeaderNames", names));
    }

    private DemoTokens tokens(String mode) {
        return new DemoTokens(mode, Optional.of(folder.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "0:0:0:0:0:0:0:1"})
    void a_browser_on_this_machine_sees_four_users(String address) {
        assertThat(tokens("development").of(request(address, "localhost", "Host", "Accept")))
                .containsExactly(
                        new ConsoleConfigView.DemoUser("staff", "token of merchant"),
                        new ConsoleConfigView.DemoUser("viewer", "token of viewer"),
                        new ConsoleConfigView.DemoUser("chatbot", "token of chatbot"),
                        new ConsoleConfigView.DemoUser("operator", "token of operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.7", "10.0.0.1", "2001:db8::1"})
    void another_machine_sees_none(String address) {
        assertThat(tokens("development").of(request(address, "localhost"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Real-IP", "Via"})
    void nobody_sees_them_through_a_proxy(String header) {
        assertThat(tokens("development").of(request("127.0.0.1", "localhost", "Host", header)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "192.168.1.7"})
    void a_page_whose_name_leads_to_this_machine_sees_none(String host) {
        assertThat(tokens("development").of(request("127.0.0.1", host))).isNull();
    }

    @Test
    void production_and_a_server_without_the_setting_have_none() {
        HttpServletRequest local = request("127.0.0.1", "localhost");
        assertThat(tokens("production").of(local)).isNull();
        assertThat(new DemoTokens("development", Optional.empty()).of(local)).isNull();
    }

    @Test
    void a_user_whose_token_is_missing_is_left_out() throws IOException {
        Files.delete(folder.resolve("chatbot.jwt"));
        assertThat(tokens("development").of(request("127.0.0.1", "localhost")))
                .extracting(ConsoleConfigView.DemoUser::name)
                .containsExactly("staff", "viewer", "operator");
    }
}
