package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.Stub;

class ReadStatementTest {
    private static final ResultSet OF_PRIMARY = Stub.answering(ResultSet.class, Map.of());
    private static final ResultSet OF_REPLICA = Stub.answering(ResultSet.class, Map.of());

    private final List<String> onPrimary = new ArrayList<>();
    private final List<String> onReplica = new ArrayList<>();
    private final PreparedStatement primary = statement(onPrimary, OF_PRIMARY);
    private final Connection replica = Stub.answering(
            Connection.class, Map.of("prepareStatement", (Stub.Answer) sql -> statement(onReplica, OF_REPLICA)));
    private boolean upToDate = true;
    private Optional<String> failure = Optional.empty();

    private PreparedStatement statement(List<String> calls, ResultSet rows) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("setString", (Stub.Answer) values -> calls.add(values[0] + "=" + values[1]));
        answers.put("setNull", (Stub.Answer) values -> calls.add(values[0] + "=null"));
        answers.put("setMaxRows", (Stub.Answer) values -> calls.add("max " + values[0]));
        answers.put("clearParameters", (Stub.Answer) none -> calls.add("clear"));
        answers.put("close", (Stub.Answer) none -> calls.add("close"));
        answers.put("executeQuery", (Stub.Answer) none -> {
            calls.add("query");
            if (failure.isPresent() && rows == OF_REPLICA) {
                throw new SQLException("failed", failure.get());
            }
            return rows;
        });
        return Stub.answering(PreparedStatement.class, answers);
    }

    private PreparedStatement read() throws NoSuchMethodException {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                new ReadStatement(
                        (proxy, method, arguments) -> method.invoke(primary, arguments),
                        Connection.class.getMethod("prepareStatement", String.class),
                        new Object[] {"select 1"},
                        () -> upToDate ? Optional.of(replica) : Optional.empty()));
    }

    @Test
    void a_replica_gets_the_last_values_and_answers() throws Exception {
        PreparedStatement read = read();
        read.setMaxRows(5);
        read.setString(1, "a");
        read.setString(2, "b");
        read.setNull(1, 0);
        assertThat(read.executeQuery()).isSameAs(OF_REPLICA);
        assertThat(onReplica).containsExactly("max 5", "2=b", "1=null", "query");
        read.close();
        assertThat(onReplica).endsWith("close");
        assertThat(onPrimary).doesNotContain("query").endsWith("close");
    }

    @Test
    void each_execution_chooses_anew() throws Exception {
        PreparedStatement read = read();
        read.setString(1, "a");
        assertThat(read.executeQuery()).isSameAs(OF_REPLICA);
        upToDate = false;
        read.clearParameters();
        read.setString(1, "b");
        assertThat(read.executeQuery()).isSameAs(OF_PRIMARY);
        assertThat(onPrimary).containsExactly("1=a", "clear", "1=b", "query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "25006", "40001", "57P01"})
    void the_primary_repeats_a_query_that_failed_on_the_replica(String state) throws Exception {
        failure = Optional.of(state);
        PreparedStatement read = read();
        read.setString(1, "a");
        assertThat(read.executeQuery()).isSameAs(OF_PRIMARY);
        assertThat(onReplica).containsExactly("1=a", "query");
        assertThat(onPrimary).containsExactly("1=a", "query");
    }

    @Test
    void a_query_whose_time_is_over_is_not_repeated() throws Exception {
        failure = Optional.of("57014");
        PreparedStatement read = read();
        assertThatThrownBy(read::executeQuery)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        assertThat(onPrimary).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "select 1, true",
        "'  SELECT 1', true",
        "insert into t values (1), false",
        "update t set a = 1, false",
        "with d as (delete from t returning 1) select 1 from d, false"
    })
    void a_query_begins_with_select(String sql, boolean isRead) throws Exception {
        Object[] text = {sql};
        assertThat(ReadStatement.isRead(Connection.class.getMethod("prepareStatement", String.class), text))
                .isEqualTo(isRead);
        assertThat(ReadStatement.isRead(Connection.class.getMethod("prepareCall", String.class), text))
                .isFalse();
    }
}
