package org.redress.reason;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.redress.deadline.DeadlineRules;
import org.redress.deadline.DeadlineRulesChanged;
import org.redress.party.Merchant;
import org.redress.party.MerchantChanged;

/**
 * The merchants, the rules of their deadlines and dispute reasons that this node has read.
 *
 * <p>Entries live for one minute; longer would hide changes made on other nodes. Absent merchants are not cached.
 */
@ApplicationScoped
public class ReferenceDataCache {
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
