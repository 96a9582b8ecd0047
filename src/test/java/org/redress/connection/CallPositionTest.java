package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.Stub;

class CallPositionTest {
    private static final LogPosition POSITION = new LogPosition(1, 100);

    @AfterEach
    void end() {
        CallPosition.end();
    }

    @Test
    void a_position_is_that_of_one_replica_and_of_one_call() {
        CallPosition.begin();
        CallPosition.answeredBy("b", POSITION);
        assertThat(CallPosition.seenBy("b")).contains(POSITION);
        assertThat(CallPosition.seenBy("c")).isEmpty();
        CallPosition.end();
        CallPosition.begin();
        assertThat(CallPosition.seenBy("b")).isEmpty();
    }

    @Test
    void a_thread_without_a_call_knows_no_position() {
        CallPosition.answeredBy("b", POSITION);
        assertThat(CallPosition.seenBy("b")).isEmpty();
    }

    @Test
    void what_the_primary_executes_ends_a_position() throws Throwable {
        CallPosition.begin();
        PacedConnector connector = new PacedConnector(Stub.answering(DataSource.class, Map.of()), 1, System::nanoTime);
        WatchedConnection primary = new WatchedConnection(
                Stub.answering(Connection.class, Map.of("getAutoCommit", true)),
                new StallWatch(connector, System::nanoTime),
                System::nanoTime);
        CallPosition.answeredBy("b", POSITION);
        primary.call(primary.real(), Connection.class.getMethod("getAutoCommit"), null);
        assertThat(CallPosition.seenBy("b")).contains(POSITION);
        PreparedStatement insert = Stub.answering(PreparedStatement.class, Map.of("executeUpdate", 1));
        primary.call(insert, PreparedStatement.class.getMethod("executeUpdate"), null);
        assertThat(CallPosition.seenBy("b")).isEmpty();
    }
}
