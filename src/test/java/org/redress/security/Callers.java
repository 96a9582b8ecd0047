package org.redress.security;

import java.util.Set;

/** Callers of these tests, as a token of one issuer would describe them. */
public final class Callers {
    private Callers() {}

    /** Returns a merchant's system or staff member with this subject. */
    public static Caller named(String subject, Integer... clientIds) {
        Set<Integer> merchants = Set.of(clientIds);
        return new Caller(
                new CallerIdentity("https://sso.redress.example", subject, null, merchants),
                Set.of(Role.MERCHANT),
                merchants);
    }
}
