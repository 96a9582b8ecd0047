package org.redress.party;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.security.Caller;

/** Finds the merchants that names and clients in tokens open, from a cache where possible. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MerchantNameService {
    @PersistenceContext
    EntityManager em;

    @Inject
    MerchantNameCache cached;

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
        return cached.ssoNames(
                caller.merchantNames(),
                names -> load("select n, m.id from Merchant m join m.ssoNames n where n in :names", names));
    }

    /** Returns the ids of the merchants that have the token's client among their {@code chatClients}. */
    public Set<Integer> ofChatClient(Caller caller) {
        String client = caller.identity().client();
        return client == null
                ? Set.of()
                : cached.chatClients(
                        Set.of(client),
                        names -> load("select n, m.id from Merchant m join m.chatClients n where n in :names", names));
    }

    /** Returns the merchants of each name; none for a name that no merchant has exactly so. */
    private Map<String, Set<Integer>> load(String query, Set<? extends String> names) {
        Map<String, Set<Integer>> merchants = new HashMap<>();
        names.forEach(name -> merchants.put(name, Set.of()));
        em.createQuery(query, Object[].class)
                .setParameter("names", names)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (Integer) row[1], Collectors.toSet())))
                .forEach(merchants::replace);
        return merchants;
    }

    /**
     * The cache, shared by all instances of the service.
     *
     * <p>Entries live for 30 s, also those of names that no merchant has: a change takes effect on other nodes by then.
     */
    @ApplicationScoped
    public static class MerchantNameCache {
        private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);
        private static final int MAX_ENTRIES = 10_000;

        private final Cache<String, Set<Integer>> ssoNames = cache();
        private final Cache<String, Set<Integer>> chatClients = cache();

        private static Cache<String, Set<Integer>> cache() {
            return Caffeine.newBuilder()
                    .expireAfterWrite(TIME_TO_LIVE)
                    .maximumSize(MAX_ENTRIES)
                    .build();
        }

        Set<Integer> ssoNames(Set<String> names, Function<Set<? extends String>, Map<String, Set<Integer>>> loader) {
            return merchants(ssoNames.getAll(names, loader));
        }

        Set<Integer> chatClients(Set<String> names, Function<Set<? extends String>, Map<String, Set<Integer>>> loader) {
            return merchants(chatClients.getAll(names, loader));
        }

        private static Set<Integer> merchants(Map<String, Set<Integer>> byName) {
            return byName.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        }

        /** Removes all entries as soon as a merchant's names may be others. */
        void remove(@Observes(during = TransactionPhase.AFTER_SUCCESS) MerchantChanged changed) {
            ssoNames.invalidateAll();
            chatClients.invalidateAll();
        }
    }
}
