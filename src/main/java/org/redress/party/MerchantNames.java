package org.redress.party;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import org.redress.security.Caller;

/**
 * Finds the merchants that names and clients in tokens open, from a cache where possible. It is no session bean: each
 * call asks it, and a cached value needs no transaction.
 */
@Dependent
public class MerchantNames {
    @Inject
    MerchantNameCache cached;

    @EJB
    MerchantNameService stored;

    /** Returns the caller with the merchants that have one of its token's names among their {@code ssoNames}. */
    public Caller open(Caller caller) {
        return caller.merchantNames().isEmpty() ? caller : caller.opening(named(caller));
    }

    /** Returns the same with the merchants that have its client among their {@code chatClients}. */
    public Caller openForChat(Caller caller) {
        return open(caller).opening(ofChatClient(caller));
    }

    /** Returns the ids of the merchants that have one of the token's names among their {@code ssoNames}. */
    public Set<Integer> named(Caller caller) {
        return cached.ssoNames(caller.merchantNames(), stored::bySsoName);
    }

    /** Returns the ids of the merchants that have the token's client among their {@code chatClients}. */
    public Set<Integer> ofChatClient(Caller caller) {
        String client = caller.identity().client();
        return client == null ? Set.of() : cached.chatClients(Set.of(client), stored::byChatClient);
    }
}
