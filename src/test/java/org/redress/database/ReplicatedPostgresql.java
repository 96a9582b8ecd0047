package org.redress.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.redress.run.ResourceStack;

/** A primary and its streaming replica, which can pause and be killed. */
public final class ReplicatedPostgresql implements AutoCloseable {
    private final ResourceStack begun = new ResourceStack();
    private final Path replicaData;
    private final EmbeddedPostgres primary;
    private EmbeddedPostgres replica;

    /**
     * Starts both with free ports.
     *
     * @param folder for their data, empty
     */
    public static ReplicatedPostgresql anywhere(Path folder) throws IOException {
        return new ReplicatedPostgresql(folder, PostgresqlBuilder.anywhere(), PostgresqlBuilder.anywhere());
    }

    /**
     * Starts both with these ports.
     *
     * @param folder for their data, empty
     * @throws IllegalStateException naming the process that uses one of the ports
     */
    public static ReplicatedPostgresql at(Path folder, int primaryPort, int replicaPort) throws IOException {
        return new ReplicatedPostgresql(folder, PostgresqlBuilder.at(primaryPort), PostgresqlBuilder.at(replicaPort));
    }

    private ReplicatedPostgresql(Path folder, EmbeddedPostgres.Builder first, EmbeddedPostgres.Builder second)
            throws IOException {
        Path primaryData = folder.resolve("primary");
        replicaData = folder.resolve("replica");
        try {
            // The embedded PostgreSQL has no pg_basebackup: a copy while it is stopped
            start(PostgresqlBuilder.anywhere(), primaryData).close();
            copy(primaryData, replicaData);
            primary = begun.push(start(first, primaryData));
            Files.createFile(replicaData.resolve("standby.signal"));
            Files.writeString(
                    replicaData.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + primary.getPort() + " user=postgres'\n",
                    StandardOpenOption.APPEND);
            replica = begun.push(start(second, replicaData));
        } catch (IOException | RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, Path data) throws IOException {
        return builder.setDataDirectory(data)
                .setCleanDataDirectory(false)
                // The library switches it off
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    public EmbeddedPostgres primary() {
        return primary;
    }

    public EmbeddedPostgres replica() {
        return replica;
    }

    /** Lets the replica receive changes without making them visible. */
    public void pauseReplay() throws SQLException {
        execute(replica, "select pg_wal_replay_pause()");
    }

    public void resumeReplay() throws SQLException {
        execute(replica, "select pg_wal_replay_resume()");
    }

    /** Kills all processes of the replica, as the loss of its machine does. */
    public void killReplica() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(replicaData.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        // Releases the library's lock of the folder
        replica.close();
    }

    /** Starts a killed replica with its port. */
    public void restartReplica() throws IOException {
        int port = replica.getPort();
        replica = begun.push(start(PostgresqlBuilder.at(port), replicaData));
    }

    /** Executes statements as a superuser. */
    public static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        begun.close();
    }
}
