package org.redress.event;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/**
 * Timer that looks twice a second whether there are events for the calls of this node that wait: one query for all of
 * them, and one for each merchant with new events whose calls want certain types.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventWaitScheduler {
    private static final long INTERVAL_MILLIS = 500;

    @Inject
    EventWaits waits;

    @EJB
    EventLogService log;

    @Inject
    TimerRuns runs;

    @Resource
    TimerService timers;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    void run() {
        runs.run(TimerName.EVENT_WAITS, this::resumeCalls);
    }

    void resumeCalls() {
        Set<EventWait> found = new HashSet<>();
        try {
            Map<Integer, List<EventWait>> calls =
                    waits.all().stream().collect(Collectors.groupingBy(EventWait::merchantId));
            Map<Integer, Long> numbers = log.lastNumbers(calls.keySet());
            calls.forEach((merchantId, waiting) ->
                    found.addAll(found(merchantId, numbers.getOrDefault(merchantId, 0L), waiting)));
        } finally {
            // Calls whose time is over do not wait for a failing database
            waits.resume(found);
        }
    }

    private List<EventWait> found(int merchantId, long last, Collection<EventWait> calls) {
        List<EventWait> behind =
                calls.stream().filter(call -> call.after() < last).toList();
        List<EventWait> choosy =
                behind.stream().filter(call -> !call.types().isEmpty()).toList();
        List<EventWait> found = new ArrayList<>(behind);
        if (!choosy.isEmpty()) {
            long after = choosy.stream().mapToLong(EventWait::after).min().orElseThrow();
            NavigableMap<Long, String> types = log.types(merchantId, after);
            found.removeIf(call -> skips(call, types));
        }
        return found;
    }

    /** Returns whether a call wants none of the events, and if so lets it skip them. */
    private static boolean skips(EventWait call, NavigableMap<Long, String> types) {
        if (call.types().isEmpty()
                || types.tailMap(call.after(), false).values().stream().anyMatch(call.types()::contains)) {
            return false;
        }
        if (!types.isEmpty()) {
            call.skipTo(Math.max(call.after(), types.lastKey()));
        }
        return true;
    }
}
