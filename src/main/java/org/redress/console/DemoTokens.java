package org.redress.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tokens of a demo run, for callers on the same machine alone. */
@ApplicationScoped
public class DemoTokens {
    private static final Pattern OF_PROXIES =
            Pattern.compile("forwarded|via|x-real-ip|x-forwarded-.*", Pattern.CASE_INSENSITIVE);
    // A page of another site can have its own name resolve to this machine, but not send one of these
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

    private final @Nullable Path folder;

    /**
     * Reads the settings.
     *
     * @param mode redress.mode: tokens are shown in development alone
     * @param folder with the files merchant.jwt, viewer.jwt, chatbot.jwt and operator.jwt; empty to show no tokens
     */
    @Inject
    public DemoTokens(
            @ConfigProperty(name = "redress.mode") String mode,
            @ConfigProperty(name = "demo.tokens") Optional<String> folder) {
        this.folder = mode.equals("development") ? folder.map(Path::of).orElse(null) : null;
    }

    /** For the proxy of the CDI container. */
    protected DemoTokens() {
        this("production", Optional.empty());
    }

    /** Returns the users that the caller may sign in as, null if it may not or this is no demo run. */
    @Nullable
    List<ConsoleConfigView.DemoUser> of(HttpServletRequest request) {
        if (folder == null || !isLocal(request)) {
            return null;
        }
        return Stream.of(
                        user("staff", folder.resolve("merchant.jwt")),
                        user("viewer", folder.resolve("viewer.jwt")),
                        user("chatbot", folder.resolve("chatbot.jwt")),
                        user("operator", folder.resolve("operator.jwt")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isLocal(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && OWN_NAMES.contains(request.getServerName())
                    && Collections.list(request.getHeaderNames()).stream()
                            .noneMatch(name -> OF_PROXIES.matcher(name).matches());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Optional<ConsoleConfigView.DemoUser> user(String name, Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(new ConsoleConfigView.DemoUser(
                            name, Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
