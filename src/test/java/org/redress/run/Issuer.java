package org.redress.run;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** A minimal SSO: a new key pair, and tokens signed with it. Only the public key is written. */
public final class Issuer {
    public static final String NAME = "https://sso.redress.example";
    public static final String AUDIENCE = "redress";

    private final RSAKey key;

    public Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public RSAKey key() {
        return key;
    }

    /** Writes the public key as a JSON Web Key Set (RFC 7517). */
    public Path writeKeys(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String token(String role, Duration life, Integer... clientIds) {
        return sign(claims(role, life, clientIds).build());
    }

    public JWTClaimsSet.Builder claims(String role, Duration life, Integer... clientIds) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject(role + "-of-" + List.of(clientIds))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("roles", List.of(role))
                .claim("clientIds", List.of(clientIds));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
    }

    public String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
