package org.redress.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.redress.timer.Batches;

/** Members of staff that this node has seen, each stored once a day. */
@ApplicationScoped
public class StaffSightings {
    private static final int MAX = 10_000;

    private final Cache<Sighting, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MAX)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final Set<Sighting> pending = ConcurrentHashMap.newKeySet();

    /** Remembers a member of staff. When too many wait for the database, a later call does. */
    void add(Sighting seen) {
        if (known.getIfPresent(seen) == null && pending.size() < MAX) {
            known.put(seen, true);
            pending.add(seen);
        }
    }

    /**
     * Moves new sightings to another place. One that it does not take is kept for the next time.
     *
     * @throws RuntimeException the last failure, after the others were moved
     */
    void moveTo(Consumer<Sighting> target) {
        Batches.doEach(List.copyOf(pending), seen -> {
            target.accept(seen);
            pending.remove(seen);
        });
    }
}
