package org.redress.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InputLimits;
import org.redress.problem.UnicodeTextValidator;

/**
 * Trusted issuer of access tokens (JWT, RFC 7519; also type at+jwt, RFC 9068). A token must be signed by one of its
 * keys with RS256, ES256 or PS256, name our audience, and be valid now, with a leeway of 60 s. An RSA key has at least
 * 2048 bits (RFC 7518, 3.3).
 */
final class TrustedIssuer {
    /** Number of names in a token that are looked at; further ones open nothing. */
    static final int MAX_NAMES = 100;

    private static final int MIN_RSA_BITS = 2048;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

    private final List<String> rolesClaims;
    private final String clientIdsClaim;
    private final List<String> namesClaims;
    private final ClaimRules rules;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * Creates an issuer.
     *
     * @param issuer value of the claim iss
     * @param audiences of which the claim aud must hold one
     * @param rolesClaims claims with roles: names, or paths with dots such as realm_access.roles
     * @param clientIdsClaim claim with the ids of merchants, a name or a path
     * @param namesClaims claims with names of merchants, names or paths
     */
    TrustedIssuer(
            String issuer,
            Set<String> audiences,
            JWKSource<SecurityContext> keys,
            List<String> rolesClaims,
            String clientIdsClaim,
            List<String> namesClaims,
            Clock clock) {
        this.rolesClaims = List.copyOf(rolesClaims);
        this.clientIdsClaim = clientIdsClaim;
        this.namesClaims = List.copyOf(namesClaims);
        processor.setJWSKeySelector(new KeySelector(keys));
        processor.setJWSTypeVerifier((type, context) -> {
            if (type != null && !TYPES.contains(type)) {
                throw new BadJOSEException("typ is not that of an access token");
            }
        });
        rules = new ClaimRules(issuer, audiences, clock);
        processor.setJWTClaimsSetVerifier(rules);
    }

    /**
     * Verifies a token of this issuer.
     *
     * @throws InvalidTokenException if the signature or a claim is not valid
     * @throws JwksUnavailableException if the issuer's keys are unavailable
     */
    Caller verify(SignedJWT token) throws InvalidTokenException, JwksUnavailableException {
        try {
            if (JSONObjectUtils.parse(token.getHeader().getParsedBase64URL().decodeToString())
                    .containsKey("crit")) {
                // The library accepts an empty list and null, which RFC 7515, 4.1.11 forbids; we know no extension
                throw new InvalidTokenException("crit in the header");
            }
            return caller(processor.process(token, null));
        } catch (JWKSetUnavailableException e) {
            throw new JwksUnavailableException(e);
        } catch (BadJOSEException e) {
            throw new InvalidTokenException(e.getMessage(), e);
        } catch (JOSEException e) {
            throw new InvalidTokenException("token and key do not fit", e);
        } catch (ParseException e) {
            throw new InvalidTokenException("not a signed JWT", e);
        }
    }

    /** Checks claims as those of a token with a valid signature. */
    ClaimsCheck check(JWTClaimsSet claims) {
        List<ClaimViolation> violations = new ArrayList<>(rules.violations(claims));
        Caller caller = null;
        try {
            caller = caller(claims);
            if (caller.roles().isEmpty()) {
                String rule = "must contain one of the roles "
                        + Role.ALL.stream().sorted().collect(Collectors.joining(", "));
                violations.add(new ClaimViolation(String.join(", ", rolesClaims), rule));
            }
        } catch (InvalidTokenException e) {
            violations.add(new ClaimViolation("sub", "is not valid: " + e.getMessage()));
        }
        return new ClaimsCheck(
                caller,
                violations,
                Stream.concat(Stream.of(clientIdsClaim), namesClaims.stream()).toList());
    }

    private Caller caller(JWTClaimsSet claims) throws InvalidTokenException {
        Set<String> roles = rolesClaims.stream()
                .flatMap(path -> values(claims.getClaims(), path))
                .filter(Role.ALL::contains)
                .collect(Collectors.toSet());
        Set<Integer> clientIds = values(claims.getClaims(), clientIdsClaim)
                .filter(id -> id.matches("[1-9]\\d{0,8}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        Date expires = claims.getExpirationTime();
        return new Caller(
                identity(claims, clientIds),
                fullName(claims),
                roles,
                clientIds,
                names(claims.getClaims()),
                expires == null ? null : expires.toInstant());
    }

    private static CallerIdentity identity(JWTClaimsSet claims, Set<Integer> clientIds) throws InvalidTokenException {
        String subject = name(claims, "sub");
        // azp: OpenID Connect Core 1.0, 2; client_id: RFC 9068, 2.2
        String authorizedParty = name(claims, "azp");
        String client = authorizedParty == null ? name(claims, "client_id") : authorizedParty;
        if (subject == null && client == null) {
            throw new InvalidTokenException("none of sub, azp and client_id");
        }
        return new CallerIdentity(claims.getIssuer(), subject, client, clientIds);
    }

    /** Returns the claim name (OpenID Connect Core 1.0, 5.1), null if it cannot be shown: it decides about nothing. */
    private static @Nullable String fullName(JWTClaimsSet claims) {
        return claims.getClaim("name") instanceof String name && !name.isBlank() && isName(name) ? name : null;
    }

    private static boolean isName(String text) {
        return text.length() <= InputLimits.NAME && UnicodeTextValidator.isLine(text);
    }

    private static @Nullable String name(JWTClaimsSet claims, String claim) throws InvalidTokenException {
        if (!(claims.getClaim(claim) instanceof String name) || name.isBlank()) {
            return null;
        }
        // The timeline stores the name
        if (!isName(name)) {
            throw new InvalidTokenException(claim + " is too long, or has control characters");
        }
        return name;
    }

    /**
     * Returns the values of a claim: the items of a list unchanged, or a text split at blanks and commas. Items are not
     * split, since a group named "former merchant" must not become the role merchant.
     */
    private static Stream<String> values(Map<String, Object> claims, String path) {
        Object value = at(claims, path);
        return value instanceof String several ? Stream.of(several.split("[\\s,]+")) : texts(value);
    }

    /** Returns the names of merchants. The keys of a map are names, and so is each id: Keycloak's organizations. */
    private Set<String> names(Map<String, Object> claims) {
        return namesClaims.stream()
                .map(path -> at(claims, path))
                .flatMap(value -> value instanceof Map<?, ?> map
                        ? map.entrySet().stream()
                                .flatMap(entry -> Stream.concat(texts(entry.getKey()), texts(id(entry.getValue()))))
                        : texts(value))
                .filter(name -> name.codePointCount(0, name.length()) <= InputLimits.NAME)
                .distinct()
                .limit(MAX_NAMES)
                .collect(Collectors.toSet());
    }

    private static @Nullable Object id(@Nullable Object organization) {
        return organization instanceof Map<?, ?> members ? members.get("id") : null;
    }

    private static @Nullable Object at(Map<String, Object> claims, String path) {
        Object value = claims.get(path);
        if (value == null) {
            value = claims;
            for (String step : path.split("\\.")) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return value;
    }

    /** Returns the texts and numbers that this is, or that are in this list. */
    private static Stream<String> texts(@Nullable Object value) {
        Stream<?> values = value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
        return values.filter(v -> v instanceof String || v instanceof Number).map(Object::toString);
    }

    /** Selects keys as the library does, without RSA keys that are too short. */
    private static final class KeySelector extends JWSVerificationKeySelector<SecurityContext> {
        KeySelector(JWKSource<SecurityContext> keys) {
            super(ALGORITHMS, keys);
        }

        @Override
        protected JWKMatcher createJWKMatcher(JWSHeader header) {
            JWKMatcher matcher = super.createJWKMatcher(header);
            return matcher != null && JWSAlgorithm.Family.RSA.contains(header.getAlgorithm())
                    ? new JWKMatcher.Builder(matcher).minKeySize(MIN_RSA_BITS).build()
                    : matcher;
        }
    }
}
