package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.Stub;

class ReplicaConnectionTest {
    private static final int TIMELINE = 3;
    private static final LogPosition FLUSHED = position(100);
    private static final LogPosition NEXT = position(101);

    private static LogPosition position(long replayed) {
        return new LogPosition(TIMELINE, (1L << 32) + replayed);
    }

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger aborted = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private int timeline = TIMELINE;
    private long replayed = 100;
    private long replayedEachQuestion;
    private String server = "10.0.0.2 at noon";
    private boolean reachable = true;
    private boolean broken;
    private boolean promoted;

    private final ReplicaConnection replica = new ReplicaConnection(new ReadReplicas(
            new PacedConnector(
                    Stub.answering(DataSource.class, Map.of("getConnection", (Stub.Answer) none -> open())),
                    1,
                    nanos::get),
            Duration.ofMillis(50),
            nanos::get));

    private Connection open() throws SQLException {
        opened.incrementAndGet();
        if (!reachable) {
            throw new SQLException("refused", "08001");
        }
        Map<String, Object> answers = new HashMap<>();
        answers.put("isClosed", false);
        answers.put("getNetworkTimeout", 10_000);
        answers.put("setNetworkTimeout", null);
        answers.put("abort", (Stub.Answer) executor -> aborted.incrementAndGet());
        answers.put("prepareStatement", (Stub.Answer) sql -> question());
        answers.put("createStatement", statement(Map.of("next", true, "getString", server)));
        return Stub.answering(Connection.class, answers);
    }

    private static PreparedStatement statement(Map<String, Object> row) {
        Map<String, Object> answers = new HashMap<>();
        Map<String, Object> closeable = new HashMap<>(row);
        closeable.put("close", null);
        answers.put("executeQuery", Stub.answering(ResultSet.class, closeable));
        answers.put("close", null);
        return Stub.answering(PreparedStatement.class, answers);
    }

    private PreparedStatement question() throws SQLException {
        if (broken) {
            throw new SQLException("broken", "08006");
        }
        questions.incrementAndGet();
        nanos.addAndGet(Duration.ofMillis(10).toNanos());
        PreparedStatement answer = statement(
                Map.of("next", !promoted, "getInt", timeline, "getString", "1/" + Long.toHexString(replayed)));
        replayed += replayedEachQuestion;
        return answer;
    }

    @AfterEach
    void endCall() {
        CallPosition.end();
    }

    @Test
    void a_replica_at_the_position_of_the_primary_answers_on_one_connection() {
        assertThat(replica.upToDate(() -> FLUSHED)).isPresent();
        assertThat(replica.upToDate(() -> FLUSHED)).isPresent();
        assertThat(opened).hasValue(1);
    }

    @Test
    void a_replica_is_asked_again_only_if_the_primary_went_on() {
        replica.upToDate(() -> FLUSHED);
        assertThat(replica.upToDate(() -> FLUSHED)).isPresent();
        assertThat(questions).hasValue(1);
        replayed = 101;
        assertThat(replica.upToDate(() -> NEXT)).isPresent();
        assertThat(questions).hasValue(2);
    }

    @Test
    void a_call_asks_the_primary_once_while_one_replica_answers() {
        CallPosition.begin();
        assertThat(replica.upToDate(() -> FLUSHED)).isPresent();
        assertThat(replica.upToDate(ReplicaConnectionTest::refuse)).isPresent();
        CallPosition.answeredByPrimary();
        replayed = 101;
        assertThat(replica.upToDate(() -> NEXT)).isPresent();
        assertThat(questions).hasValue(2);
    }

    @Test
    void a_call_that_meets_another_replica_asks_the_primary_again() {
        CallPosition.begin();
        replica.upToDate(() -> FLUSHED);
        replica.close();
        server = "10.0.0.3 at noon";
        replayed = 101;
        replica.upToDate(() -> NEXT);
        assertThat(CallPosition.seenBy(server)).contains(NEXT);
    }

    private static LogPosition refuse() {
        throw new AssertionError("asked");
    }

    @Test
    void a_read_waits_for_a_replica_that_catches_up() {
        replayed = 97;
        replayedEachQuestion = 1;
        assertThat(replica.upToDate(() -> FLUSHED)).isPresent();
        assertThat(questions).hasValue(4);
    }

    @Test
    void after_fifty_milliseconds_the_primary_answers() {
        replayed = 99;
        assertThat(replica.upToDate(() -> FLUSHED)).isEmpty();
        assertThat(questions).hasValue(5);
        assertThat(aborted).hasValue(0);
    }

    @Test
    void a_replica_that_lags_delays_no_read_for_a_second() {
        replayed = 99;
        replica.upToDate(() -> FLUSHED);
        long afterFirst = nanos.get();
        assertThat(replica.upToDate(() -> FLUSHED)).isEmpty();
        assertThat(nanos).hasValue(afterFirst);
        replayed = 100;
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(replica.upToDate(() -> FLUSHED)).isPresent();
    }

    @Test
    void a_replica_of_another_timeline_does_not_answer_however_far_it_is() {
        timeline = TIMELINE - 1;
        replayed = 1_000;
        assertThat(replica.upToDate(() -> FLUSHED)).isEmpty();
    }

    @Test
    void a_replica_that_became_a_primary_is_left() {
        promoted = true;
        assertThat(replica.upToDate(() -> FLUSHED)).isEmpty();
        assertThat(aborted).hasValue(1);
    }

    @Test
    void a_broken_connection_is_replaced_by_the_next_read() {
        replica.upToDate(() -> FLUSHED);
        broken = true;
        assertThat(replica.upToDate(() -> NEXT)).isEmpty();
        broken = false;
        replayed = 101;
        assertThat(replica.upToDate(() -> NEXT)).isPresent();
        assertThat(opened).hasValue(2);
    }

    @Test
    void a_replica_that_answers_on_no_connection_is_not_asked_for_a_second() {
        broken = true;
        assertThat(replica.upToDate(() -> FLUSHED)).isEmpty();
        broken = false;
        assertThat(replica.upToDate(() -> FLUSHED)).isEmpty();
        assertThat(questions).hasValue(0);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(replica.upToDate(() -> FLUSHED)).isPresent();
    }

    @Test
    void connecting_is_tried_again_after_a_second() {
        reachable = false;
        replica.upToDate(() -> FLUSHED);
        reachable = true;
        assertThat(replica.upToDate(() -> FLUSHED)).isEmpty();
        assertThat(opened).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(replica.upToDate(() -> FLUSHED)).isPresent();
    }

    @Test
    void without_a_replica_the_primary_answers_and_is_not_asked() {
        reachable = false;
        assertThat(replica.upToDate(ReplicaConnectionTest::refuse)).isEmpty();
    }

    @Test
    void a_primary_that_does_not_tell_its_position_answers_itself() {
        assertThat(replica.upToDate(() -> {
                    throw new SQLException("broken", "08006");
                }))
                .isEmpty();
        assertThat(aborted).hasValue(0);
    }
}
