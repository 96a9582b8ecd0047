package org.redress.report;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days whose disputes are in the sums of days, and which a filter selects.
 *
 * @param first null for no limit
 * @param end the day after the last
 * @param changed days between whose sums are out of date, in ascending order
 * @param hasBefore whether the filter selects disputes from before the first day
 * @param hasAfter whether the filter selects disputes from after the last day
 */
record SummedDays(
        @Nullable LocalDate first, LocalDate end, List<LocalDate> changed, boolean hasBefore, boolean hasAfter) {
    /** Returns whether the sums contain all that the filter selects. */
    boolean isComplete() {
        return !hasBefore && !hasAfter && changed.isEmpty();
    }

    /** Returns the predicate of the selected disputes that are not in the sums. */
    Predicate others(CriteriaBuilder cb, Expression<Instant> createdAt) {
        List<Predicate> ranges = new ArrayList<>();
        if (hasBefore && first != null) {
            ranges.add(cb.lessThan(createdAt, begin(first)));
        }
        for (LocalDate day : changed) {
            ranges.add(cb.and(
                    cb.greaterThanOrEqualTo(createdAt, begin(day)), cb.lessThan(createdAt, begin(day.plusDays(1)))));
        }
        if (hasAfter) {
            ranges.add(cb.greaterThanOrEqualTo(createdAt, begin(end)));
        }
        return cb.or(ranges.toArray(Predicate[]::new));
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
