package org.redress.security;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the claims iss, aud, exp, nbf and iat. The library verifies each claim by itself, so that a token's
 * violations can all be named; in addition iat must not be in the future.
 */
final class ClaimRules implements JWTClaimsSetVerifier<SecurityContext> {
    private static final int LEEWAY_SECONDS = 60;

    private final List<Rule> rules;

    /** Rule of one claim, with the check that the claim holds it. */
    private record Rule(ClaimViolation violation, Predicate<JWTClaimsSet> holds) {}

    /**
     * Creates the rules.
     *
     * @param issuer value of the claim iss
     * @param audiences of which the claim aud must hold one
     */
    ClaimRules(String issuer, Set<String> audiences, Clock clock) {
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(issuer).build();
        String audience = "must contain one of SSO_AUDIENCE: " + String.join(", ", audiences);
        rules = List.of(
                rule("iss", "must be " + issuer, new ClaimVerifier(null, exact, "iss", clock)),
                rule("aud", audience, new ClaimVerifier(audiences, null, "aud", clock)),
                rule("exp", "is required, and must be in the future", new ClaimVerifier(null, null, "exp", clock)),
                rule("nbf", "must be in the past", new ClaimVerifier(null, null, null, clock)),
                new Rule(new ClaimViolation("iat", "must be in the past"), claims -> isPast(claims, clock)));
    }

    private static Rule rule(String claim, String text, ClaimVerifier verifier) {
        return new Rule(new ClaimViolation(claim, text), claims -> verifier.accepts(only(claim, claims)));
    }

    private static JWTClaimsSet only(String claim, JWTClaimsSet claims) {
        JWTClaimsSet.Builder one = new JWTClaimsSet.Builder();
        // The library accepts a required claim that is null, but none that is absent
        if (claims.getClaim(claim) != null) {
            one.claim(claim, claims.getClaim(claim));
        }
        return one.build();
    }

    private static boolean isPast(JWTClaimsSet claims, Clock clock) {
        Date issued = claims.getIssueTime();
        return issued == null || !issued.toInstant().isAfter(clock.instant().plusSeconds(LEEWAY_SECONDS));
    }

    /** Returns the violations of the claims, by rule. */
    List<ClaimViolation> violations(JWTClaimsSet claims) {
        return rules.stream()
                .filter(rule -> !rule.holds().test(claims))
                .map(Rule::violation)
                .toList();
    }

    /** @throws BadJWTException with the first violation */
    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        for (ClaimViolation violation : violations(claims)) {
            throw new BadJWTException(violation.claim() + " " + violation.rule());
        }
    }

    /** Verifier of the library, at our time. */
    private static final class ClaimVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ClaimVerifier(
                @Nullable Set<String> audiences, @Nullable JWTClaimsSet exact, @Nullable String required, Clock clock) {
            super(audiences, exact, required == null ? Set.of() : Set.of(required), Set.of());
            this.clock = clock;
            setMaxClockSkew(LEEWAY_SECONDS);
        }

        boolean accepts(JWTClaimsSet claims) {
            try {
                verify(claims, null);
                return true;
            } catch (BadJWTException e) {
                return false;
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
