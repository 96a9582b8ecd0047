package org.redress.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connection that survives an outage of the database in the server's pool. Between transactions it validates the real
 * connection and replaces a broken one.
 */
// Pools that an application defines validate nothing in a way that servers agree on: payara/Payara#7767, ADR 7
final class ReconnectingConnection implements InvocationHandler {
    private static final Set<String> STATEMENTS = Set.of("createStatement", "prepareStatement", "prepareCall");

    private final PacedConnector connector;
    private final WatchedConnection primary;
    private final @Nullable ReplicaConnection replica;
    private final Map<Method, Object[]> settings = new LinkedHashMap<>();
    private @Nullable SQLException outage;
    private boolean inTransaction;
    private boolean closed;

    private ReconnectingConnection(
            PacedConnector connector, StallWatch watch, LongSupplier nanoTime, @Nullable ReplicaConnection replica)
            throws SQLException {
        this.connector = connector;
        this.replica = replica;
        this.primary = new WatchedConnection(connector.connect(), watch, nanoTime);
    }

    /**
     * Opens a connection.
     *
     * @param nanoTime elapsed time in nanoseconds: a connection used within the last 500 ms is not validated
     * @param replica answers reads outside a transaction; null if the primary does
     * @throws SQLException if the database is unavailable
     */
    static Connection of(
            PacedConnector connector, StallWatch watch, LongSupplier nanoTime, @Nullable ReplicaConnection replica)
            throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                ReconnectingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new ReconnectingConnection(connector, watch, nanoTime, replica));
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
                if (replica != null) {
                    replica.close();
                }
                break;
            case "commit":
                inTransaction = false;
                outage = null;
                break;
            case "rollback":
                if (arguments != null) {
                    // To a savepoint: the transaction goes on
                    break;
                }
                inTransaction = false;
                outage = null;
                if (!closed && primary.real().isClosed()) {
                    // The database has rolled back the transaction of a lost connection
                    return null;
                }
                break;
            case "setAutoCommit":
                if (!closed && !inTransaction) {
                    startMode(method, Objects.requireNonNull(arguments));
                    return null;
                }
                break;
            default:
                if (!inTransaction && STATEMENTS.contains(method.getName())) {
                    throwOutage();
                    reconnectIfBroken();
                    inTransaction = !primary.real().getAutoCommit();
                }
        }
        Object result = primary.call(primary.real(), method, arguments);
        if (method.getName().equals("prepareStatement")) {
            CustomPlan.force(
                    (PreparedStatement) Objects.requireNonNull(result), (String) Objects.requireNonNull(arguments)[0]);
        }
        if (method.getName().startsWith("set") && method.getReturnType() == void.class) {
            settings.put(method, arguments);
        }
        if (!STATEMENTS.contains(method.getName())) {
            return result;
        }
        Object statement = Objects.requireNonNull(result);
        InvocationHandler watched = (itself, call, values) -> primary.call(statement, call, values);
        return Proxy.newProxyInstance(
                ReconnectingConnection.class.getClassLoader(),
                new Class<?>[] {method.getReturnType()},
                replica != null && ReadStatement.isRead(method, arguments)
                        ? new ReadStatement(watched, method, Objects.requireNonNull(arguments), this::upToDate)
                        : watched);
    }

    /** Returns the replica if it may answer now: outside a transaction, and with each acknowledged change. */
    private Optional<Connection> upToDate() throws SQLException {
        return replica == null || closed || !primary.real().getAutoCommit()
                ? Optional.empty()
                : replica.upToDate(primary::flushed);
    }

    /**
     * Sets the mode, now or with the next connection. An outage is an error of the next statement: after an error here,
     * WildFly's pool would take the mode for set, and each statement of the next transaction would commit by itself.
     */
    private void startMode(Method setAutoCommit, Object[] arguments) {
        settings.put(setAutoCommit, arguments);
        try {
            reconnectIfBroken();
            primary.setAutoCommit((boolean) arguments[0]);
            outage = null;
        } catch (SQLException e) {
            outage = e;
        }
    }

    private void throwOutage() throws SQLException {
        if (outage != null) {
            SQLException thrown = outage;
            outage = null;
            throw thrown;
        }
    }

    private void reconnectIfBroken() throws SQLException {
        if (closed || primary.isUsable()) {
            return;
        }
        // Also if there will be no other: a transaction must not go on with a broken one
        primary.real().close();
        Connection anew = connector.connect();
        try {
            for (Map.Entry<Method, Object[]> setting : settings.entrySet()) {
                setting.getKey().invoke(anew, setting.getValue());
            }
        } catch (InvocationTargetException | IllegalAccessException e) {
            anew.close();
            throw new SQLException("the new connection broke, too", "08006", e);
        }
        primary.replaceWith(anew);
    }
}
