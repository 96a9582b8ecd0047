package org.redress.operator;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.security.ClaimViolation;

/**
 * Result of a check of claims on the wire. Members that are null are omitted.
 *
 * @param accepted whether a token with these claims would open this merchant now
 * @param name the caller's name in timelines; null if the claims describe no caller
 * @param roles sorted
 * @param clientIds all merchants that the token would open, sorted
 * @param openedBy means that open this merchant: some of clientIds, ssoNames, chatClients
 * @param merchantState state of this merchant, which limits the calls of every token
 * @param missing rules that the claims break; empty if the token is accepted
 */
@JsonbPropertyOrder({"accepted", "name", "roles", "clientIds", "openedBy", "merchantState", "missing"})
public record CredentialsCheckView(
        boolean accepted,
        @Nullable String name,
        List<String> roles,
        List<Integer> clientIds,
        List<String> openedBy,
        String merchantState,
        List<ClaimViolation> missing) {}
