package org.redress.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Verifies bearer tokens of the trusted issuers. The settings sso.issuer, sso.audience, sso.keys … configure the
 * first issuer, sso.2.issuer … the next. Without an issuer, or with an invalid setting, the application does not start.
 */
@ApplicationScoped
public class TokenVerifier {
    private static final int MAX_TOKEN_LENGTH = 16 * 1024;
    // A withdrawn key is accepted for this time in tokens that were verified before
    private static final Duration CACHE_TIME = Duration.ofMinutes(1);

    private static final int MAX_CACHED = 1_000;
    private static final Pattern NUMBERED = Pattern.compile("sso\\.\\d+\\.");
    private static final Pattern LOCALHOST = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    @Inject
    Config config;

    @Inject
    Clock clock;

    Duration fetchLimit = RemoteJwkSource.FETCH_LIMIT;

    private final Map<String, TrustedIssuer> issuers = new HashMap<>();
    private Cache<String, VerifiedToken> checked;

    /**
     * Verified token.
     *
     * @param expires without the leeway: from then on it is verified again
     */
    private record VerifiedToken(Caller caller, Instant expires) {}

    // Creates the bean at the start, so that an invalid setting aborts the start and not the first call
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}

    @PostConstruct
    void configure() {
        checked = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .expireAfterWrite(CACHE_TIME)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()))
                .build();
        Set<String> read = new HashSet<>();
        String prefix = "sso.";
        for (int next = 2; next == 2 || text(prefix + "issuer").isPresent(); next++) {
            read.add(prefix);
            if (issuers.put(required(prefix + "issuer"), issuer(prefix)) != null) {
                throw new IllegalStateException("setting " + prefix + "issuer: this issuer is trusted already");
            }
            prefix = "sso." + next + ".";
        }
        checkUnread(read, prefix + "issuer");
    }

    // Settings of a third issuer without a second would be ignored silently
    private void checkUnread(Set<String> read, String missing) {
        for (String name : config.getPropertyNames()) {
            // Names from the environment: SSO_3_ISSUER
            Matcher numbered = NUMBERED.matcher(name.toLowerCase(Locale.ROOT).replace('_', '.'));
            if (numbered.lookingAt()
                    && !read.contains(numbered.group())
                    && text(name).isPresent()) {
                throw new IllegalStateException("setting " + name + " is not read: " + missing + " is missing");
            }
        }
    }

    private TrustedIssuer issuer(String prefix) {
        return new TrustedIssuer(
                required(prefix + "issuer"),
                Set.copyOf(list(prefix + "audience", required(prefix + "audience"))),
                keys(prefix),
                list(prefix + "roles-claim", text(prefix + "roles-claim").orElse("roles")),
                text(prefix + "client-ids-claim").orElse("clientIds"),
                list(prefix + "names-claim", text(prefix + "names-claim").orElse("organization")),
                clock);
    }

    private JWKSource<SecurityContext> keys(String prefix) {
        String setting = prefix + "keys";
        String place = required(setting);
        try {
            if (place.startsWith("http://") || place.startsWith("https://")) {
                URI address = URI.create(place);
                if (canBeForged(address)
                        && !Boolean.parseBoolean(text(setting + "-over-http").orElse("false"))) {
                    throw new IllegalStateException("setting " + setting + ": " + place
                            + " can be forged on its way. Use https, or set " + setting
                            + "-over-http=true where the network between is trusted");
                }
                return new RemoteJwkSource(address, clock, fetchLimit);
            }
            JWKSet keys = JWKSet.load(Path.of(place).toFile());
            if (keys.getKeys().stream().anyMatch(key -> key.isPrivate())) {
                throw new IllegalStateException("setting " + setting + ": " + place + " holds private keys");
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException("setting " + setting + ": " + place + " holds no keys");
            }
            return new ImmutableJWKSet<>(keys);
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "setting " + setting + ": " + place + " is neither a URL nor a file of JSON Web Keys", e);
        }
    }

    /** Returns whether keys come over plain HTTP from another machine: an attacker in between could replace them. */
    public static boolean canBeForged(URI keys) {
        return keys.getScheme().equals("http")
                && (keys.getHost() == null || !LOCALHOST.matcher(keys.getHost()).matches());
    }

    private String required(String setting) {
        return text(setting).orElseThrow(() -> {
            String variable = setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            return new IllegalStateException("setting " + setting + " (" + variable + ") is missing");
        });
    }

    private static List<String> list(String setting, String commaSeparated) {
        List<String> items = Stream.of(commaSeparated.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty()) {
            throw new IllegalStateException("setting " + setting + ": " + commaSeparated + " names nothing");
        }
        return items;
    }

    private Optional<String> text(String setting) {
        return config.getOptionalValue(setting, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    // The library ignores padding, blanks and unused bits, and accepts the alphabet of plain Base64 (RFC 7515, 2)
    private static void checkSpelling(String token) throws InvalidTokenException {
        for (String part : token.split("\\.", -1)) {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                throw new InvalidTokenException("not spelled in base64url without padding");
            }
        }
    }

    /** Checks claims as those of a token with a valid signature. Nothing is cached or logged. */
    public ClaimsCheck check(Map<String, Object> claims) {
        List<ClaimViolation> wrongTypes = claims.entrySet().stream()
                .filter(claim -> !isParsable(Collections.singletonMap(claim.getKey(), claim.getValue())))
                .map(claim -> new ClaimViolation(claim.getKey(), "has a value that this claim cannot have (RFC 7519)"))
                .toList();
        if (!wrongTypes.isEmpty()) {
            return ClaimsCheck.invalid(wrongTypes);
        }
        try {
            JWTClaimsSet parsed = JWTClaimsSet.parse(claims);
            TrustedIssuer issuer = issuers.get(parsed.getIssuer());
            String rule = "must be one of SSO_ISSUER, SSO_2_ISSUER …: "
                    + issuers.keySet().stream().sorted().collect(Collectors.joining(", "));
            return issuer == null
                    ? ClaimsCheck.invalid(List.of(new ClaimViolation("iss", rule)))
                    : issuer.check(parsed);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isParsable(Map<String, @Nullable Object> claims) {
        try {
            JWTClaimsSet.parse(claims);
            return true;
        } catch (ParseException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Verifies a token: signature, issuer, audience, type and times. A verified token is cached for one minute.
     *
     * @param token serialized JWT, as in the Authorization header
     * @return the caller that the token describes; its roles and merchants may be empty, its names are not resolved
     * @throws InvalidTokenException if the token is malformed, longer than 16 KiB, expired, or not of a trusted issuer;
     *     or if another text would be the same token
     * @throws JwksUnavailableException if the issuer's keys are unavailable
     */
    public Caller verify(String token) throws InvalidTokenException, JwksUnavailableException {
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw new InvalidTokenException("longer than " + MAX_TOKEN_LENGTH);
        }
        VerifiedToken known = checked.getIfPresent(token);
        if (known != null && clock.instant().isBefore(known.expires)) {
            return known.caller;
        }
        try {
            checkSpelling(token);
            SignedJWT jwt = SignedJWT.parse(token);
            TrustedIssuer issuer = issuers.get(jwt.getJWTClaimsSet().getIssuer());
            if (issuer == null) {
                throw new InvalidTokenException("unknown issuer");
            }
            Caller caller = issuer.verify(jwt);
            checked.put(
                    token,
                    new VerifiedToken(
                            caller, jwt.getJWTClaimsSet().getExpirationTime().toInstant()));
            return caller;
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidTokenException("not a signed JWT", e);
        }
    }
}
