package org.redress.system;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * A connection that the server's pool can keep through an outage of the database: between transactions it looks whether
 * it still lives, and otherwise connects anew. A pool that is defined in the application validates nothing in a way
 * that servers agree on.
 */
final class ReconnectingConnection implements InvocationHandler {
    private static final Set<String> TRANSACTION_STARTS =
            Set.of("setAutoCommit", "createStatement", "prepareStatement", "prepareCall");
    private static final long TRUSTED_NANOS = Duration.ofMillis(500).toNanos();
    private static final int VALID_WITHIN_SECONDS = 1;

    private final DataSource source;
    private final Map<Method, Object[]> settings = new LinkedHashMap<>();
    private Connection real;
    private long lastUsed = System.nanoTime();
    private boolean inTransaction;
    private boolean closed;

    private ReconnectingConnection(DataSource source) throws SQLException {
        this.source = source;
        this.real = source.getConnection();
    }

    static Connection of(DataSource source) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                ReconnectingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new ReconnectingConnection(source));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "isClosed":
                return closed;
            case "close":
                closed = true;
                break;
            case "commit", "rollback":
                inTransaction = false;
                break;
            default:
                if (TRANSACTION_STARTS.contains(method.getName()) && !inTransaction) {
                    reconnectIfBroken();
                    inTransaction = !method.getName().equals("setAutoCommit") && !real.getAutoCommit();
                }
        }
        try {
            Object result = method.invoke(real, arguments);
            if (method.getName().equals("prepareStatement")) {
                forceCustomPlan((PreparedStatement) result, (String) arguments[0]);
            }
            if (method.getName().startsWith("set") && method.getReturnType() == void.class) {
                settings.put(method, arguments);
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            lastUsed = System.nanoTime();
        }
    }

    /**
     * PostgreSQL's plan for any part of a number would be wrong for most: those that many rows contain are found in the
     * order of the list, the others in their index.
     */
    private static void forceCustomPlan(PreparedStatement statement, String sql) throws SQLException {
        if (statement instanceof PGStatement postgresql && sql.contains("search_finds")) {
            postgresql.setPrepareThreshold(0);
        }
    }

    private void reconnectIfBroken() throws SQLException, ReflectiveOperationException {
        boolean idle = System.nanoTime() - lastUsed > TRUSTED_NANOS;
        if (closed || !real.isClosed() && (!idle || real.isValid(VALID_WITHIN_SECONDS))) {
            return;
        }
        Connection anew = source.getConnection();
        for (Map.Entry<Method, Object[]> setting : settings.entrySet()) {
            setting.getKey().invoke(anew, setting.getValue());
        }
        real.close();
        real = anew;
    }
}
