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
 * Days whose disputes are in the sums of days.
 *
 * @param first null for no limit
 * @param end the day after the last
 * @param changed days between whose sums are out of date, in ascending order
 */
record SummedDays(@Nullable LocalDate first, LocalDate end, List<LocalDate> changed) {
    /** Returns the predicates of the disputes that are not in the sums, of which one must hold. */
    Predicate others(CriteriaBuilder cb, Expression<Instant> createdAt) {
        List<Predicate> ranges = new ArrayList<>();
        if (first != null) {
            ranges.add(cb.lessThan(createdAt, begin(first)));
        }
        for (LocalDate day : changed) {
            ranges.add(cb.and(
                    cb.greaterThanOrEqualTo(createdAt, begin(day)), cb.lessThan(createdAt, begin(day.plusDays(1)))));
        }
        ranges.add(cb.greaterThanOrEqualTo(createdAt, begin(end)));
        return cb.or(ranges.toArray(Predicate[]::new));
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
