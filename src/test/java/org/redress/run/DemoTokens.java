package org.redress.run;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** SSO of the demo: a new key pair, and for each role a token of merchant 1, valid for 24 hours. */
public final class DemoTokens {
    /** Roles with the subjects of their tokens: timelines show a member of staff by the subject. */
    private static final Map<String, String> SUBJECTS =
            Map.of("chatbot", "Chat platform", "merchant", "Anna, ABC", "viewer", "Mei, ABC");

    private DemoTokens() {}

    /** Writes keys.json and the tokens to the directory that is the only argument. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    /**
     * Writes the keys and tokens to a directory.
     *
     * @return the settings of a node that accepts these tokens
     */
    static Map<String, String> write(Path directory) throws IOException {
        Issuer issuer = new Issuer();
        Path keys = issuer.writeKeys(directory.resolve("keys.json"));
        for (Map.Entry<String, String> role : SUBJECTS.entrySet()) {
            JWTClaimsSet.Builder claims = issuer.claims(role.getKey(), Duration.ofHours(24), 1);
            Files.writeString(
                    directory.resolve(role.getKey() + ".jwt"),
                    issuer.sign(claims.subject(role.getValue()).build()));
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
