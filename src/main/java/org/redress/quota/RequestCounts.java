package org.redress.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.redress.timer.Batches;

/** Requests of merchants on this node that are not in the database yet. */
@ApplicationScoped
public class RequestCounts {
    private final Map<CountedDay, RequestCount> counts = new ConcurrentHashMap<>();

    /** A merchant and a day of its time zone. */
    public record CountedDay(int merchantId, LocalDate date) {}

    /**
     * Number of requests.
     *
     * @param since time of the first
     */
    public record RequestCount(long requests, Instant since) {
        RequestCount plus(RequestCount later) {
            return new RequestCount(requests + later.requests, since);
        }

        /** Returns the requests a second until now, rounded up. A time below one second counts as one. */
        long perSecond(Instant now) {
            long millis = Math.max(1_000, Duration.between(since, now).toMillis());
            return (requests * 1_000 + millis - 1) / millis;
        }
    }

    /** Counts a request. */
    void add(int merchantId, LocalDate date, Instant now) {
        add(new CountedDay(merchantId, date), new RequestCount(1, now));
    }

    private void add(CountedDay day, RequestCount count) {
        counts.merge(day, count, RequestCount::plus);
    }

    /**
     * Moves all counts to another place. One that it does not take is kept for the next time.
     *
     * @throws RuntimeException the last failure, after the others were moved
     */
    void moveTo(BiConsumer<CountedDay, RequestCount> target) {
        Batches.doEach(List.copyOf(counts.keySet()), day -> {
            RequestCount count = counts.remove(day);
            if (count != null) {
                move(day, count, target);
            }
        });
    }

    private void move(CountedDay day, RequestCount count, BiConsumer<CountedDay, RequestCount> target) {
        try {
            target.accept(day, count);
        } catch (RuntimeException e) {
            add(day, count);
            throw e;
        }
    }
}
