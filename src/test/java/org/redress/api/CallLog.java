package org.redress.api;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Calls of the tests and their times, to tell from the time of a statement which call may have caused it. */
final class CallLog {
    // The log of the database has milliseconds
    private static final Duration PRECISION = Duration.ofMillis(2);

    private final Queue<Entry> calls = new ConcurrentLinkedQueue<>();

    private record Entry(Instant begin, Instant end, String call) {}

    void add(Instant begin, HttpRequest request) {
        String call = request.method() + " " + request.uri().getPath();
        calls.add(new Entry(begin.minus(PRECISION), Instant.now().plus(PRECISION), call));
    }

    /** Returns the calls that were in progress at this time; empty for a statement of a timer. */
    Set<String> during(Instant at) {
        return calls.stream()
                .filter(entry -> !at.isBefore(entry.begin) && !at.isAfter(entry.end))
                .map(Entry::call)
                .collect(Collectors.toSet());
    }
}
