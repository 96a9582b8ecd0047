package org.redress.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.redress.run.Issuer;

/** Settings of the token checks in these tests, and the SSO that signs the tokens. The time is NOW until it is set. */
final class Sso {
    static final Instant NOW = Instant.parse("2023-12-12T15:49:32Z");
    static final Issuer ISSUER = new Issuer();
    static final RSAKey RSA = ISSUER.key();
    static final ECKey EC = ecKey();

    private final Map<String, String> settings = new HashMap<>();
    private final Path folder;
    // Much longer than a fetch takes, also on a busy machine
    private Duration fetchLimit = Duration.ofMinutes(1);
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    Sso(Path folder) {
        this.folder = folder;
        with("sso.issuer", Issuer.NAME).with("sso.audience", Issuer.AUDIENCE).with("sso.keys", file(publicKeys()));
    }

    private static ECKey ecKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String publicKeys(JWK... more) {
        List<JWK> keys = new ArrayList<>(List.of(RSA.toPublicJWK(), EC.toPublicJWK()));
        keys.addAll(List.of(more));
        return new JWKSet(keys).toString();
    }

    String file(String content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "keys", ".json"), content)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sso with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    Sso without(String setting) {
        settings.remove(setting);
        return this;
    }

    Sso withFetchLimit(Duration limit) {
        fetchLimit = limit;
        return this;
    }

    TokenVerifier start() {
        TokenVerifier verifier = new TokenVerifier();
        verifier.config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        // As the product's clock
        verifier.clock = Clock.tick(clock(), Duration.ofNanos(1_000));
        verifier.fetchLimit = fetchLimit;
        verifier.configure();
        return verifier;
    }

    private Clock clock() {
        return ((InstantSource) () -> Objects.requireNonNull(now.get())).withZone(ZoneOffset.UTC);
    }

    void later(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    Caller check(String token) throws InvalidTokenException, JwksUnavailableException {
        return start().verify(token);
    }

    /** Returns the claims of a valid token: role merchant, clientId 1, valid for five minutes from NOW. */
    static Map<String, Object> claims() {
        JWTClaimsSet claims = ISSUER.claims(Role.MERCHANT, Duration.ZERO, 1)
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))))
                .build();
        return new HashMap<>(claims.toJSONObject());
    }

    static String token() {
        return sign(header(JWSAlgorithm.RS256).build(), claims());
    }

    /** Returns a valid token with another value of this claim; null removes the claim. */
    static String tokenWith(String claim, @Nullable Object value) {
        Map<String, Object> claims = claims();
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return sign(header(JWSAlgorithm.RS256).build(), claims);
    }

    static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        JWK key = algorithm.equals(JWSAlgorithm.ES256) ? EC : RSA;
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key.getKeyID());
    }

    static String sign(JWSHeader header, Map<String, Object> claims) {
        return sign(header, new Payload(claims), header.getAlgorithm().equals(JWSAlgorithm.ES256) ? EC : RSA);
    }

    static String sign(JWSHeader header, Payload payload, JWK key) {
        try {
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
            JWSObject token = new JWSObject(header, payload);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
