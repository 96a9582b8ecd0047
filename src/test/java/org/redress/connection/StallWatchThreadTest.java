package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.redress.Stub;

class StallWatchThreadTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private static WatchedConnection suspicious(StallWatch watch, Stub.Answer abort) {
        return new WatchedConnection(Stub.answering(Connection.class, Map.of("abort", abort)), watch, () -> 0);
    }

    @Test
    void a_statement_that_begins_while_the_thread_ends_is_watched() throws Exception {
        List<Runnable> atEnd = new ArrayList<>();
        Stub.Answer close = executor -> {
            atEnd.forEach(Runnable::run);
            return null;
        };
        Connection probe = Stub.answering(Connection.class, Map.of("abort", close));
        AtomicInteger attempts = new AtomicInteger();
        Stub.Answer connect = none -> {
            if (attempts.incrementAndGet() > 1) {
                throw new SQLException("refused", "08001");
            }
            // Ends the thread as its idle rounds do, with a connection to close
            Thread.currentThread().interrupt();
            return probe;
        };
        StallWatch watch = new StallWatch(
                new PacedConnector(Stub.answering(DataSource.class, Map.of("getConnection", connect)), 1, () -> MINUTE),
                () -> MINUTE);
        CountDownLatch aborted = new CountDownLatch(1);
        WatchedConnection first = suspicious(watch, executor -> null);
        WatchedConnection second = suspicious(watch, executor -> {
            aborted.countDown();
            return null;
        });
        atEnd.add(() -> watch.remove(first));
        atEnd.add(() -> watch.add(second));

        watch.add(first);

        assertThat(aborted.await(1, TimeUnit.MINUTES)).isTrue();
        watch.remove(second);
    }
}
