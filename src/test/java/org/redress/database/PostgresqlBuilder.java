package org.redress.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import org.redress.run.Port;

/** Set-up of the embedded PostgreSQL. */
public final class PostgresqlBuilder {
    // The library's 10 s are too short on a busy machine
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private PostgresqlBuilder() {}

    /** Returns a PostgreSQL with a free port. */
    public static EmbeddedPostgres.Builder anywhere() {
        return EmbeddedPostgres.builder().setPGStartupWait(LONGEST_START);
    }

    /**
     * Returns a PostgreSQL with this port.
     *
     * @throws IllegalStateException naming the process that uses the port. The library would call its PostgreSQL
     */
    public static EmbeddedPostgres.Builder at(int port) {
        new Port(port).requireFree();
        return anywhere().setPort(port);
    }
}
