package org.redress.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An SSO for this run: a new key pair, and a token per role and merchant. */
final class Tokens {
    private static final String ISSUER = "https://sso.redress.example";
    private static final String AUDIENCE = "redress";

    private final RSAKey key;
    private final Path keys;
    private final Map<String, String> made = new ConcurrentHashMap<>();

    Tokens(Path folder) throws JOSEException, IOException {
        key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        keys = Files.writeString(folder.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());
    }

    /** Returns the settings with which Redress trusts the tokens. */
    Map<String, String> settings() {
        return Map.of("SSO_ISSUER", ISSUER, "SSO_AUDIENCE", AUDIENCE, "SSO_KEYS", keys.toString());
    }

    String token(String role, int merchant) {
        return made.computeIfAbsent(role + merchant, name -> sign(role, merchant));
    }

    private String sign(String role, int merchant) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(role + "-of-" + merchant)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(24))))
                .claim("roles", List.of(role))
                .claim("clientIds", List.of(merchant))
                .build();
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
