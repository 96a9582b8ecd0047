package org.redress.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A separate, durable PostgreSQL with a data folder per version and number of rows, reused by the next run. */
final class Postgres {
    /** Options that differ from Debian's defaults; fsync, synchronous_commit and full_page_writes are on. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("shared_buffers", "1GB"),
            Map.entry("effective_cache_size", "4GB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("max_wal_size", "8GB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("max_connections", "200"),
            Map.entry("jit", "off"),
            Map.entry("shared_preload_libraries", "pg_stat_statements"),
            Map.entry("listen_addresses", "localhost"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("pg_stat_statements.track_planning", "on"));

    private final Settings settings;
    private final Version version;
    private final Path programs;
    private final Path data;
    private final Path log;
    private Process postmaster;

    Postgres(Settings settings, Version version) throws IOException {
        this.settings = settings;
        this.version = version;
        this.data = settings.work().resolve("pg-" + settings.rows() + version.suffix());
        this.log = settings.work().resolve("log/postgresql" + version.suffix());
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            this.programs = versions.map(folder -> folder.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IllegalStateException("No PostgreSQL: apt-get install postgresql"));
        }
    }

    void start() throws Exception {
        if (!Files.exists(data)) {
            Files.createDirectories(data);
            if (isRoot()) {
                run(List.of("chown", "nobody:nogroup", data.toString()));
            }
            run(unprivileged(
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    "redress",
                    "--auth=trust",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8"));
        }
        List<String> command = unprivileged("postgres", "-D", data.toString(), "-p", Integer.toString(port()));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        postmaster = Children.start(new ProcessBuilder(command).directory(data.toFile()), log);
        for (int i = 0; ; i++) {
            try (Connection connection = connect()) {
                return;
            } catch (SQLException e) {
                if (i == 200 || !postmaster.isAlive()) {
                    throw new IllegalStateException("PostgreSQL does not start: " + log, e);
                }
                Thread.sleep(100);
            }
        }
    }

    void stop() {
        Children.end(postmaster);
    }

    private int port() {
        return settings.port() + version.ports();
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "redress", "");
    }

    boolean isLoaded() throws SQLException {
        return one("select count(*) from pg_class where relname = 'bench_rows'") == 1;
    }

    /** Loads the data into the schema that Redress has created. */
    void load() throws Exception {
        Path script = version.repository().resolve("bench/data/load.sql");
        run(client("psql", "-q", "-v", "rows=" + settings.rows(), "-f", script.toString()));
    }

    List<String> client(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve(program).toString(),
                "-h",
                "localhost",
                "-p",
                Integer.toString(port()),
                "-U",
                "redress"));
        command.addAll(List.of(arguments));
        command.add("postgres");
        return command;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long one(String sql) throws SQLException {
        try (Connection connection = connect();
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    Version version() {
        return version;
    }

    String product() throws SQLException {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** Returns the CPU milliseconds of all its processes since the start. */
    long cpu() {
        return Proc.cpuOfFamily(postmaster.pid());
    }

    /** Returns the number of statements since the start, without begin, commit and set. */
    long statements() {
        try {
            return one("select coalesce(sum(calls), 0) from pg_stat_statements where query !~*"
                    + " '^(begin|commit|rollback|set|show|discard|deallocate)|pg_stat_statements'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns calls and milliseconds, planning included, of each statement since the last call, and forgets them. */
    Map<String, double[]> costs() throws SQLException {
        Map<String, double[]> costs = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select query, calls, total_plan_time + total_exec_time from pg_stat_statements")) {
            while (result.next()) {
                double[] cost = {result.getLong(2), result.getDouble(3)};
                costs.merge(result.getString(1), cost, Postgres::sum);
            }
            statement.execute("select pg_stat_statements_reset()");
        }
        return costs;
    }

    static double[] sum(double[] a, double[] b) {
        return new double[] {a[0] + b[0], a[1] + b[1]};
    }

    /** Runs a command with its output to the log; throws if it fails. */
    void run(List<String> command) throws IOException, InterruptedException {
        if (Children.start(new ProcessBuilder(command), log).waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + log);
        }
    }

    String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<String> unprivileged(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
