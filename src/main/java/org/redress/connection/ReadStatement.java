package org.redress.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prepared query that chooses its server at each execution, since a pool may keep statements and use them in a
 * transaction later. The primary's statement has the parameters, too, and answers if the replica does not.
 */
final class ReadStatement implements InvocationHandler {
    // statement_timeout, or an administrator
    private static final String CANCELLED = "57014";

    private final InvocationHandler primary;
    private final Method prepare;
    private final Object[] text;
    private final Replica replica;
    // By index, or by name if it is no parameter: the last value counts
    private final Map<Object, Parameter> settings = new LinkedHashMap<>();
    private @Nullable PreparedStatement onReplica;

    /** Choice of the server of an execution. */
    @FunctionalInterface
    interface Replica {
        /** Returns a replica that may answer now; empty if the primary must. */
        Optional<Connection> upToDate() throws SQLException;
    }

    /** Value of a parameter, or another setting of the statement. */
    @FunctionalInterface
    private interface Parameter {
        void applyTo(PreparedStatement statement) throws InvocationTargetException, IllegalAccessException;
    }

    /**
     * @param primary the statement on the primary
     * @param prepare the method of the connection that prepared it
     * @param text its arguments, the SQL first
     */
    ReadStatement(InvocationHandler primary, Method prepare, Object[] text, Replica replica) {
        this.primary = primary;
        this.prepare = prepare;
        this.text = text;
        this.replica = replica;
    }

    /** Returns whether a call of a connection prepares a query. */
    static boolean isRead(Method prepare, Object @Nullable [] text) {
        return prepare.getName().equals("prepareStatement")
                && text != null
                && text[0].toString().stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (name.startsWith("set") && arguments != null) {
            Object key = arguments.length > 1 ? arguments[0] : name;
            settings.remove(key);
            settings.put(key, statement -> method.invoke(statement, arguments));
        } else if (name.equals("clearParameters")) {
            settings.keySet().removeIf(Integer.class::isInstance);
        } else if (name.equals("close")) {
            closeOnReplica();
        } else if (name.equals("executeQuery") && arguments == null) {
            Optional<Object> rows = onReplica(method);
            if (rows.isPresent()) {
                return rows.get();
            }
        }
        return primary.invoke(proxy, method, arguments);
    }

    /** Returns the rows of the replica; empty if the primary must answer. */
    private Optional<Object> onReplica(Method execute) throws SQLException {
        Optional<Connection> chosen = replica.upToDate();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        closeOnReplica();
        try {
            PreparedStatement anew = (PreparedStatement) Objects.requireNonNull(prepare.invoke(chosen.get(), text));
            onReplica = anew;
            CustomPlan.force(anew, text[0].toString());
            for (Parameter setting : settings.values()) {
                setting.applyTo(anew);
            }
            // All rows come with the answer, as without a transaction the driver fetches no parts
            return Optional.of(Objects.requireNonNull(execute.invoke(anew)));
        } catch (InvocationTargetException e) {
            // Its time is over on the primary, too. A conflict with the replay has another SQL state
            if (e.getCause() instanceof SQLException cancelled && CANCELLED.equals(cancelled.getSQLState())) {
                throw cancelled;
            }
            // A query changes nothing: the primary may repeat it
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void closeOnReplica() throws SQLException {
        PreparedStatement current = onReplica;
        onReplica = null;
        if (current != null) {
            current.close();
        }
    }
}
