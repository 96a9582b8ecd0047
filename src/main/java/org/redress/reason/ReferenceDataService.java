package org.redress.reason;

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
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.BusinessCalendarChanged;
import org.redress.party.Merchant;
import org.redress.party.MerchantChanged;

/** Returns merchants, their business calendars and dispute reasons, from a cache where possible. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ReferenceDataService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ReferenceDataCache cached;

    /** Returns a merchant, detached, or null if there is none. */
    public @Nullable Merchant merchant(int id) {
        return cached.merchant(id, key -> em.find(Merchant.class, key));
    }

    /** Returns the merchants with these ids, as far as they exist, by id. They are not cached: it is one statement. */
    public List<Merchant> merchants(Set<Integer> ids) {
        return ids.isEmpty()
                ? List.of()
                : em.createQuery("select m from Merchant m where m.id in :ids order by m.id", Merchant.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Returns a merchant's business calendar, or {@link BusinessCalendar#PLAIN} if there is no such merchant. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED) // The holidays are loaded lazily
    public BusinessCalendar calendar(int merchantId) {
        BusinessCalendar calendar = cached.calendar(merchantId, key -> {
            Merchant merchant = em.find(Merchant.class, key);
            return merchant == null ? null : BusinessCalendar.of(merchant);
        });
        return calendar == null ? BusinessCalendar.PLAIN : calendar;
    }

    /** Returns the reasons of all merchants. */
    public ReasonCatalogue reasons() {
        return cached.reasons(() -> new ReasonCatalogue(
                em.createNamedQuery(DisputeReason.ALL, DisputeReason.class).getResultList()));
    }

    /**
     * The cache, shared by all instances of the service.
     *
     * <p>Entries live for one minute; longer would hide changes made on other nodes. Absent merchants are not cached.
     */
    @ApplicationScoped
    public static class ReferenceDataCache {
        private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);
        private static final int MAX_ENTRIES = 1_000;

        private final Cache<Integer, Merchant> merchants = cache();
        private final Cache<Integer, BusinessCalendar> calendars = cache();
        private final Cache<Class<?>, ReasonCatalogue> reasons = cache();

        private static <K, V> Cache<K, V> cache() {
            return Caffeine.newBuilder()
                    .expireAfterWrite(TIME_TO_LIVE)
                    .maximumSize(MAX_ENTRIES)
                    .build();
        }

        @Nullable
        Merchant merchant(int id, IntFunction<@Nullable Merchant> loader) {
            return merchants.get(id, loader::apply);
        }

        @Nullable
        BusinessCalendar calendar(int merchantId, IntFunction<@Nullable BusinessCalendar> loader) {
            return calendars.get(merchantId, loader::apply);
        }

        ReasonCatalogue reasons(Supplier<ReasonCatalogue> loader) {
            return reasons.get(ReasonCatalogue.class, key -> loader.get());
        }

        /** Removes the old calendar as soon as the new one is committed. */
        void remove(@Observes(during = TransactionPhase.AFTER_SUCCESS) BusinessCalendarChanged changed) {
            calendars.invalidate(changed.merchantId());
        }

        /** Removes the old merchant, and its calendar, as soon as the new one is committed. */
        void remove(@Observes(during = TransactionPhase.AFTER_SUCCESS) MerchantChanged changed) {
            merchants.invalidate(changed.merchantId());
            calendars.invalidate(changed.merchantId());
        }
    }
}
