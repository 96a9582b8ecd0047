package org.redress.database;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** SQL statements of the current thread, recorded with their parameters. */
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
        JsonObject plan(Connection connection) {
            String explain = "explain (analyze, format json) " + sql;
            try (PreparedStatement statement = connection.prepareStatement(explain)) {
                for (ParameterSetOperation value : values) {
                    value.getMethod().invoke(statement, value.getArgs());
                }
                ResultSet plan = statement.executeQuery();
                plan.next();
                return Json.createReader(new StringReader(plan.getString(1)))
                        .readArray()
                        .getJsonObject(0)
                        .getJsonObject("Plan");
            } catch (Exception e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
