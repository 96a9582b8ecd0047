package org.redress.database;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** Records the statements that this thread sends to the database. */
final class RecordedStatements implements QueryExecutionListener {
    private final ThreadLocal<List<Statement>> sent = ThreadLocal.withInitial(ArrayList::new);

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        for (QueryInfo query : queries) {
            sent.get()
                    .add(new Statement(
                            query.getQuery(),
                            query.getParametersList().stream().findFirst().orElse(List.of())));
        }
    }

    void forget() {
        sent.get().clear();
    }

    List<Statement> all() {
        return List.copyOf(sent.get());
    }

    record Statement(String sql, List<ParameterSetOperation> values) {
        private static final String EXPLAIN = "explain (analyze, format json) ";

        JsonObject plan(Connection connection) {
            try (PreparedStatement statement = connection.prepareStatement(EXPLAIN + sql)) {
                for (ParameterSetOperation value : values) {
                    value.getMethod().invoke(statement, value.getArgs());
                }
                return plan(statement.executeQuery());
            } catch (Exception e) {
                throw new IllegalStateException(sql, e);
            }
        }

        /** Returns the plan that PostgreSQL makes without looking at the values. */
        JsonObject genericPlan(Connection connection) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("set local plan_cache_mode = force_generic_plan");
                AtomicInteger number = new AtomicInteger();
                statement.execute("prepare planned as "
                        + Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet()));
                JsonObject plan = plan(statement.executeQuery(values.stream()
                        .map(value -> "'" + value.getArgs()[1] + "'")
                        .collect(Collectors.joining(", ", EXPLAIN + "execute planned (", ")"))));
                statement.execute("deallocate planned");
                return plan;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private static JsonObject plan(ResultSet result) throws SQLException {
            result.next();
            return Json.createReader(new StringReader(result.getString(1)))
                    .readArray()
                    .getJsonObject(0)
                    .getJsonObject("Plan");
        }
    }
}
