package org.redress.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.party.MerchantNames;
import org.redress.security.Caller;
import org.redress.security.ClaimViolation;
import org.redress.security.ClaimsCheck;
import org.redress.security.Role;
import org.redress.security.TokenVerifier;

/** Checks claims of a token for a merchant, by the code that checks tokens. */
@ApplicationScoped
public class CredentialsCheck {
    @Inject
    TokenVerifier tokens;

    @Inject
    MerchantNames names;

    /** Checks the claims. */
    CredentialsCheckView check(MerchantProfileView merchant, Map<String, Object> claims) {
        ClaimsCheck check = tokens.check(claims);
        List<ClaimViolation> missing = new ArrayList<>(check.violations());
        Caller caller = check.caller();
        if (caller == null) {
            return new CredentialsCheckView(false, null, List.of(), List.of(), List.of(), merchant.state(), missing);
        }
        boolean isChat = caller.roles().contains(Role.CHATBOT);
        Caller opened = isChat ? names.openForChat(caller) : names.open(caller);
        List<String> openedBy = openedBy(caller, merchant.id(), isChat);
        // An operator needs no merchant, the chat exactly one
        if (openedBy.isEmpty() && !caller.roles().equals(Set.of(Role.OPERATOR))) {
            missing.add(new ClaimViolation(
                    String.join(", ", check.merchantClaims()),
                    "must open the merchant: "
                            + "its id, one of its ssoNames, or for the role chatbot an azp among its chatClients"));
        } else if (isChat && opened.identity().merchantIds().size() > 1) {
            missing.add(new ClaimViolation(
                    String.join(", ", check.merchantClaims()), "must open one merchant alone for the role chatbot"));
        }
        return new CredentialsCheckView(
                missing.isEmpty(),
                opened.name(),
                opened.roles().stream().sorted().toList(),
                opened.identity().merchantIds().stream().sorted().toList(),
                openedBy,
                merchant.state(),
                missing);
    }

    private List<String> openedBy(Caller caller, int merchantId, boolean isChat) {
        List<String> openedBy = new ArrayList<>();
        if (caller.identity().merchantIds().contains(merchantId)) {
            openedBy.add("clientIds");
        }
        if (names.named(caller).contains(merchantId)) {
            openedBy.add("ssoNames");
        }
        if (isChat && names.ofChatClient(caller).contains(merchantId)) {
            openedBy.add("chatClients");
        }
        return openedBy;
    }
}
