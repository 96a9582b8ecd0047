package org.redress.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The demo's SSO: a fresh key pair and a token of each role for merchant 1, valid for a day. */
public final class DemoTokens {
    private DemoTokens() {}

    /** Argument: the directory to write keys.json and the tokens to. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    /** @return the settings that make a node trust these tokens */
    static Map<String, String> write(Path directory) throws IOException {
        Issuer issuer = new Issuer();
        Path keys = issuer.writeKeys(directory.resolve("keys.json"));
        for (String role : List.of("chatbot", "merchant", "viewer")) {
            Files.writeString(directory.resolve(role + ".jwt"), issuer.token(role, Duration.ofHours(24), 1));
        }
        return Map.of(
                "SSO_ISSUER",
                Issuer.NAME,
                "SSO_AUDIENCE",
                Issuer.AUDIENCE,
                "SSO_KEYS",
                keys.toAbsolutePath().toString());
    }
}
