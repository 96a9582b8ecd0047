package org.redress.api;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.redress.connection.DatabaseSettings;
import org.redress.run.Server;

/** Debian's PostgreSQL and its tools, set up as in docs/operations.md (Install): redress is not a superuser. */
final class Postgresql implements AutoCloseable {
    private final int port;
    // Not in target: PostgreSQL may run as a user without access to it
    private final Path folder;
    private final Server process;

    Postgresql(int port, Path log) throws IOException, InterruptedException {
        this.port = port;
        folder = Files.createTempDirectory("redress-postgresql-");
        ProcessBuilder command = new ProcessBuilder(
                        "server-config/postgresql.sh", folder.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        try {
            process = Server.start(command, port).await(log, Cluster.PATIENCE, () -> exitCode("pg_isready", "-q") == 0);
        } catch (InterruptedException | RuntimeException e) {
            deleteFolder();
            throw e;
        }
    }

    DatabaseSettings database(String name) {
        return new DatabaseSettings("jdbc:postgresql://localhost:" + port + "/" + name, "redress", "");
    }

    void create(String database) {
        run("createdb", "--owner=redress", database);
    }

    Path dump(String database) {
        Path dump = folder.resolve(database + ".dump");
        run("pg_dump", "-Fc", "--file=" + dump, database);
        return dump;
    }

    void restore(Path dump, String database) {
        create(database);
        run("pg_restore", "--single-transaction", "--no-owner", "--role=redress", "-d", database, dump.toString());
    }

    private void run(String... command) {
        int code = exitCode(command);
        if (code != 0) {
            throw new IllegalStateException(List.of(command) + " ended with " + code);
        }
    }

    /** Runs a program; its output goes to the output of the tests. */
    private int exitCode(String... command) {
        ProcessBuilder program = new ProcessBuilder(command).inheritIO();
        program.environment().put("PGHOST", "localhost");
        program.environment().put("PGPORT", Integer.toString(port));
        program.environment().put("PGUSER", "postgres");
        try {
            return program.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        deleteFolder();
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
