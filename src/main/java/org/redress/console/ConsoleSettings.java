package org.redress.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Settings of the console, and the Content-Security-Policy of its pages. */
@ApplicationScoped
public class ConsoleSettings {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' blob:; media-src blob:; connect-src %s; form-action 'none'; base-uri 'none';"
            + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    private final boolean on;
    private final @Nullable SignIn signIn;
    private final String contentSecurityPolicy;

    /**
     * How a person signs in: OpenID Connect, authorization code with PKCE.
     *
     * @param clientId of the console at the issuer; a public client
     */
    public record SignIn(String issuer, String clientId, String scope) {}

    /**
     * Reads the settings.
     *
     * @param console on or off
     * @param clientId empty for a console without sign-in
     * @param issuer empty for that of the API's tokens
     * @param origins of the issuer's endpoints that are not at its own origin, separated by commas
     */
    @Inject
    public ConsoleSettings(
            @ConfigProperty(name = "console") String console,
            @ConfigProperty(name = "console.client-id") Optional<String> clientId,
            @ConfigProperty(name = "console.scope") String scope,
            @ConfigProperty(name = "console.issuer") Optional<String> issuer,
            @ConfigProperty(name = "console.sso-origins") Optional<String> origins,
            @ConfigProperty(name = "sso.issuer") Optional<String> apiIssuer) {
        on = console.equals("on");
        signIn = clientId.map(id -> new SignIn(issuer.or(() -> apiIssuer).orElseThrow(), id.strip(), scope.strip()))
                .orElse(null);
        contentSecurityPolicy = POLICY.formatted(Stream.concat(
                        Stream.of("'self'"),
                        Stream.ofNullable(signIn)
                                .flatMap(known -> Stream.concat(Stream.of(originOf(known.issuer())), list(origins))))
                .distinct()
                .collect(Collectors.joining(" ")));
    }

    /** For the proxy of the CDI container. */
    protected ConsoleSettings() {
        this("off", Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Stream<String> list(Optional<String> commaSeparated) {
        return commaSeparated.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip);
    }

    private static String originOf(String url) {
        URI address = URI.create(url);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    public boolean isOn() {
        return on;
    }

    /** Returns how a person signs in, null if only a token that is at hand can be used. */
    @Nullable
    SignIn signIn() {
        return signIn;
    }

    /** Returns the policy: own scripts and styles alone, Trusted Types, and calls to this server and the SSO alone. */
    String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }
}
