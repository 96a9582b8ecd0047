package org.redress.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An SSO whose access tokens are accepted (JWT, RFC 7519; also of type at+jwt, RFC 9068): signed by one of its keys
 * with RS256, ES256 or PS256, for our audience, within its time, give or take a minute.
 */
final class TrustedIssuer {
    private static final int LEEWAY_SECONDS = 60;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

    private final List<String> rolesClaims;
    private final String clientIdsClaim;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * @param audiences one of them must stand in the token's aud
     * @param rolesClaims where roles stand: claim names, or paths with points such as realm_access.roles
     * @param clientIdsClaim where the merchants stand
     */
    TrustedIssuer(
            String issuer,
            Set<String> audiences,
            JWKSource<SecurityContext> keys,
            List<String> rolesClaims,
            String clientIdsClaim,
            Clock clock) {
        this.rolesClaims = List.copyOf(rolesClaims);
        this.clientIdsClaim = clientIdsClaim;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier((type, context) -> {
            if (type != null && !TYPES.contains(type)) {
                throw new BadJOSEException("typ is not that of an access token");
            }
        });
        processor.setJWTClaimsSetVerifier(new ClaimsVerifier(issuer, audiences, clock));
    }

    Caller verify(SignedJWT token) throws InvalidTokenException, JwksUnavailableException {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            Set<String> roles = rolesClaims.stream()
                    .flatMap(path -> values(claims.getClaims(), path))
                    .filter(Role.ALL::contains)
                    .collect(Collectors.toSet());
            Set<Integer> clientIds = values(claims.getClaims(), clientIdsClaim)
                    .filter(id -> id.matches("[1-9]\\d{0,8}"))
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet());
            String name = claims.getSubject() == null ? "unnamed" : claims.getSubject();
            return new Caller(name, roles, clientIds);
        } catch (JWKSetUnavailableException e) {
            throw new JwksUnavailableException(e);
        } catch (BadJOSEException e) {
            throw new InvalidTokenException(e.getMessage(), e);
        } catch (JOSEException e) {
            throw new InvalidTokenException("token and key do not fit", e);
        }
    }

    /**
     * What stands at a claim: the items of a list, each as it is, or a text of several with blanks or commas between
     * them. A group named "former merchant" is no merchant.
     */
    private static Stream<String> values(Map<String, Object> claims, String path) {
        Object value = claims.get(path);
        if (value == null) {
            value = claims;
            for (String step : path.split("\\.")) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        if (value instanceof String several) {
            return Stream.of(several.split("[\\s,]+"));
        }
        Stream<?> values = value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
        return values.filter(v -> v instanceof String || v instanceof Number).map(Object::toString);
    }

    /** Issuer, audience, exp and nbf are the library's; that a token of tomorrow is no token is ours. */
    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ClaimsVerifier(String issuer, Set<String> audiences, Clock clock) {
            super(
                    new HashSet<>(audiences),
                    new JWTClaimsSet.Builder().issuer(issuer).build(),
                    Set.of("exp", "aud"),
                    Set.of());
            this.clock = clock;
            setMaxClockSkew(LEEWAY_SECONDS);
        }

        @Override
        public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            Date issued = claims.getIssueTime();
            if (issued != null && issued.toInstant().isAfter(clock.instant().plusSeconds(LEEWAY_SECONDS))) {
                throw new BadJWTException("iat is in the future");
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
