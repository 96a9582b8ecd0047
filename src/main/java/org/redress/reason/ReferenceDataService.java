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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.DeadlineRules;
import org.redress.deadline.DeadlineRulesChanged;
import org.redress.deadline.DefaultTerms;
import org.redress.key.ListParameter;
import org.redress.party.Merchant;
import org.redress.party.MerchantChanged;

/** Returns merchants, the rules of their deadlines and dispute reasons, from a cache where possible. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ReferenceDataService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ReferenceDataCache cached;

    @Inject
    DefaultTerms defaultTerms;

    /** Returns a merchant, detached, or null if there is none. */
    public @Nullable Merchant merchant(int id) {
        return cached.merchant(id, key -> em.find(Merchant.class, key));
    }

    /**
     * Checks that the state of a merchant allows a call; one that does not exist allows it.
     *
     * @param isRead whether the call changes nothing
     * @throws org.redress.party.MerchantUnavailableException if it does not
     */
    public void requireAvailable(int merchantId, boolean isRead) {
        Merchant merchant = merchant(merchantId);
        if (merchant != null) {
            merchant.requireAvailable(isRead);
        }
    }

    /** Returns the merchants with these ids, as far as they exist, by id. They are not cached: it is one statement. */
    public List<Merchant> merchants(Set<Integer> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        ListParameter list = ListParameter.of("ids", ids);
        return list.bind(em.createQuery(
                        list.expandIn("select m from Merchant m where m.id in :ids order by m.id"), Merchant.class))
                .getResultList();
    }

    /** Returns the rules of a merchant's deadlines, those of a new merchant if there is no such merchant. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED) // The holidays are loaded lazily
    public DeadlineRules deadlineRules(int merchantId) {
        DeadlineRules rules = cached.deadlineRules(merchantId, key -> {
            Merchant merchant = em.find(Merchant.class, key);
            return merchant == null
                    ? null
                    : new DeadlineRules(BusinessCalendar.of(merchant), defaultTerms.of(merchant));
        });
        return rules == null ? new DeadlineRules(BusinessCalendar.PLAIN, defaultTerms.get()) : rules;
    }

    /** Returns the reasons of a merchant, also retired ones. */
    public ReasonCatalogue reasons(int merchantId) {
        return cached.reasons(
                merchantId,
                key -> new ReasonCatalogue(em.createNamedQuery(DisputeReason.OF_MERCHANT, DisputeReason.class)
                        .setParameter("merchant", key)
                        .getResultList()));
    }

    /** Returns the reasons of a merchant, of which one with each id; read again for one that another node has added. */
    public ReasonCatalogue reasonsWith(int merchantId, Collection<Integer> ids) {
        ReasonCatalogue reasons = reasons(merchantId);
        if (ids.stream().allMatch(id -> reasons.find(id).isPresent())) {
            return reasons;
        }
        cached.remove(new ReasonsChanged(merchantId));
        return reasons(merchantId);
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
        private final Cache<Integer, DeadlineRules> deadlineRules = cache();
        private final Cache<Integer, ReasonCatalogue> reasons = cache();

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
        DeadlineRules deadlineRules(int merchantId, IntFunction<@Nullable DeadlineRules> loader) {
            return deadlineRules.get(merchantId, loader::apply);
        }

        ReasonCatalogue reasons(int merchantId, IntFunction<ReasonCatalogue> loader) {
            return reasons.get(merchantId, loader::apply);
        }

        /** Removes the old rules as soon as the new ones are committed. */
        void remove(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeadlineRulesChanged changed) {
            deadlineRules.invalidate(changed.merchantId());
        }

        /** Removes the old reasons as soon as the new ones are committed. */
        void remove(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReasonsChanged changed) {
            reasons.invalidate(changed.merchantId());
        }

        /** Removes the old merchant, and its rules, as soon as the new one is committed. */
        void remove(@Observes(during = TransactionPhase.AFTER_SUCCESS) MerchantChanged changed) {
            merchants.invalidate(changed.merchantId());
            deadlineRules.invalidate(changed.merchantId());
        }
    }
}
