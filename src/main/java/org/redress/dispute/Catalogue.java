package org.redress.dispute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redress.deadline.Calendar;
import org.redress.deadline.CalendarChanged;
import org.redress.party.Merchant;

/** What seldom changes: merchants, when they work, and the reasons of disputes. Remembered for a minute, since another node may change it. */
@ApplicationScoped
public class Catalogue {
    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1_000;

    private final Cache<Integer, Merchant> merchants = remembered();
    private final Cache<Integer, Calendar> calendars = remembered();
    private final Cache<Class<?>, Reasons> reasons = remembered();

    private static <K, V> Cache<K, V> remembered() {
        return Caffeine.newBuilder()
                .expireAfterWrite(MEMORY)
                .maximumSize(REMEMBERED)
                .build();
    }

    Merchant merchant(int id, Function<Integer, Merchant> reading) {
        return merchants.get(id, reading);
    }

    /** Null where the reading finds none: that is not remembered. */
    Calendar calendar(int merchantId, Function<Integer, Calendar> reading) {
        return calendars.get(merchantId, reading);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) CalendarChanged changed) {
        calendars.invalidate(changed.merchantId());
    }

    Reasons reasons(Supplier<List<DisputeReason>> reading) {
        return reasons.get(DisputeReason.class, all -> new Reasons(reading.get()));
    }
}
