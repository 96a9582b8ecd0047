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
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connection that survives an outage of the database in the server's pool. Between transactions it validates the real
 * connection and replaces a broken one.
 */
// Pools that an application defines validate nothing in a way that servers agree on: payara/Payara#7767, ADR 7
final class ReconnectingConnection implements InvocationHandler {
    private static final Set<String> TRANSACTION_STARTS =
            Set.of("setAutoCommit", "createStatement", "prepareStatement", "prepareCall");
    private static final long TRUSTED_NANOS = Duration.ofMillis(500).toNanos();
    private static final int VALID_WITHIN_SECONDS = 1;

    private final DataSource source;
    private final LongSupplier nanoTime;
    private final Map<Method, Object[]> settings = new LinkedHashMap<>();
    private Connection real;
    private long lastUsed;
    private boolean inTransaction;
    private boolean closed;

    private ReconnectingConnection(DataSource source, LongSupplier nanoTime) throws SQLException {
        this.source = source;
        this.nanoTime = nanoTime;
        this.real = source.getConnection();
        this.lastUsed = nanoTime.getAsLong();
    }

    /**
     * Opens a connection.
     *
     * @param nanoTime elapsed time in nanoseconds: a connection used within the last 500 ms is not validated
     * @throws SQLException if the database is unavailable
     */
    static Connection of(DataSource source, LongSupplier nanoTime) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                ReconnectingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new ReconnectingConnection(source, nanoTime));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "equals":
                return proxy == Objects.requireNonNull(arguments)[0];
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
                CustomPlan.force((PreparedStatement) result, (String) Objects.requireNonNull(arguments)[0]);
            }
            if (method.getName().startsWith("set") && method.getReturnType() == void.class) {
                settings.put(method, arguments);
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            lastUsed = nanoTime.getAsLong();
        }
    }

    private void reconnectIfBroken() throws SQLException, ReflectiveOperationException {
        boolean idle = nanoTime.getAsLong() - lastUsed > TRUSTED_NANOS;
        if (closed || (!real.isClosed() && (!idle || real.isValid(VALID_WITHIN_SECONDS)))) {
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
