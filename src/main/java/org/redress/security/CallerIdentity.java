package org.redress.security;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;

/**
 * Identity of a caller, the key of everything that is remembered for it: idempotency keys, rates and shares. Tokens
 * that differ in any part have different identities; tokens that are renewed have the same.
 *
 * @param issuer claim iss
 * @param subject claim sub; null if the token has none, then it has a client
 * @param client claim azp or client_id, the OAuth client; null if the token has none, then it has a subject
 * @param merchantIds ids of all merchants that the token opens
 */
public record CallerIdentity(
        String issuer, @Nullable String subject, @Nullable String client, Set<Integer> merchantIds) {
    /** @throws IllegalArgumentException if there is neither a subject nor a client */
    public CallerIdentity {
        if (subject == null && client == null) {
            throw new IllegalArgumentException("neither a subject nor a client");
        }
        merchantIds = Set.copyOf(merchantIds);
    }

    /** Returns the subject, or the client if there is none. */
    public String name() {
        return subject == null ? Objects.requireNonNull(client) : subject;
    }

    /** Returns the identity in the form from which digests are computed. */
    public CanonicalForm canonicalForm() {
        Stream<String> merchants = merchantIds.stream().sorted().map(String::valueOf);
        return CanonicalForm.of("caller")
                .add("iss", issuer)
                .add("sub", subject)
                .add("client", client)
                .addTexts("merchants", merchants);
    }
}
