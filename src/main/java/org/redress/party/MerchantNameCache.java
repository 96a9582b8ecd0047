package org.redress.party;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The merchants of names and clients in tokens that this node has read.
 *
 * <p>Entries live for 30 s, also those of names that no merchant has: a change takes effect on other nodes by then.
 */
@ApplicationScoped
public class MerchantNameCache {
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
