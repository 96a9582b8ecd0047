package org.redress.reason;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.BusinessCalendarChanged;
import org.redress.party.Merchant;

/** What seldom changes: merchants, when they work, and the reasons of disputes. Remembered for a minute, since another node may change it. */
@ApplicationScoped
public class ReferenceDataCache {
    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1_000;

    private final Cache<Integer, Merchant> merchants = remembered();
    private final Cache<Integer, BusinessCalendar> calendars = remembered();
    private final Cache<Class<?>, ReasonCatalogue> reasons = remembered();

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
    BusinessCalendar calendar(int merchantId, Function<Integer, BusinessCalendar> reading) {
        return calendars.get(merchantId, reading);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) BusinessCalendarChanged changed) {
        calendars.invalidate(changed.merchantId());
    }

    ReasonCatalogue reasons(Supplier<List<DisputeReason>> reading) {
        return reasons.get(DisputeReason.class, all -> new ReasonCatalogue(reading.get()));
    }
}
