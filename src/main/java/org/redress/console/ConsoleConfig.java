package org.redress.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redress.text.Languages;

/** Tells what the console must know before somebody signs in. It holds no secrets but the tokens of a demo. */
@ApplicationScoped
public class ConsoleConfig {
    private static final Pattern VERSION = Pattern.compile("\n  version: (\\S+)");

    @Inject
    ConsoleSettings settings;

    @Inject
    DemoTokens demo;

    @Inject
    ConsoleLimits limits;

    /** Returns the configuration for the caller of a request. */
    ConsoleConfigView of(HttpServletRequest request) throws IOException {
        return new ConsoleConfigView(
                settings.signIn(),
                demo.of(request),
                limits.files(),
                limits.pageMax(),
                Languages.CODES,
                version(request));
    }

    /** Returns the version that openapi.yaml names. */
    private static String version(HttpServletRequest request) throws IOException {
        try (InputStream file = request.getServletContext().getResourceAsStream("/openapi.yaml")) {
            Matcher version = VERSION.matcher(new String(file.readNBytes(200), StandardCharsets.UTF_8));
            if (!version.find()) {
                throw new IllegalStateException("openapi.yaml names no version");
            }
            return version.group(1);
        }
    }
}
