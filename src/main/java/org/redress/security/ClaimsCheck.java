package org.redress.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of checking claims as a token would be checked now.
 *
 * @param caller the caller that the claims describe, also if they break a rule; null if they describe none
 * @param violations empty if a token with these claims is valid and has a role
 * @param merchantClaims claims that open merchants, as the settings name them
 */
public record ClaimsCheck(@Nullable Caller caller, List<ClaimViolation> violations, List<String> merchantClaims) {
    public ClaimsCheck {
        violations = List.copyOf(violations);
        merchantClaims = List.copyOf(merchantClaims);
    }

    static ClaimsCheck invalid(List<ClaimViolation> violations) {
        return new ClaimsCheck(null, violations, List.of());
    }
}
