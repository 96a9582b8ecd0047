package org.redress.api;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.redress.connection.DatabaseSettings;
import org.redress.run.InstalledPrograms;
import org.redress.run.Issuer;
import org.redress.run.ResourceStack;
import org.redress.run.Server;

/** Two nodes with one PostgreSQL behind HAProxy, each a process of its own, configured as for production. */
final class Cluster implements AutoCloseable {
    private static final Path BUILD = Path.of("target");
    static final int PORT = Integer.getInteger("nodes.port");
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String DATABASE = "redress";
    private static final String ANSWERS = "/openapi.yaml";

    /** Application server of a node. */
    enum Kind {
        PAYARA,
        WILDFLY
    }

    /** A node: application server, HAProxy's name for it, process. */
    final class Node implements AutoCloseable {
        private final Kind kind;
        private final String name;
        private final int port;
        private Server server;

        Node(Kind kind, String name, int port) {
            this.kind = kind;
            this.name = name;
            this.port = port;
        }

        /** Returns a client of this node, without HAProxy. */
        Redress redress() {
            return new Redress(port);
        }

        int port() {
            return port;
        }

        void start() {
            server = kind == Kind.PAYARA
                    ? Server.payara(BUILD, port, settings(port))
                    : Server.wildfly(BUILD, port, settings(port));
        }

        void awaitAnswer() {
            if (!server.answers(ANSWERS, PATIENCE)) {
                throw new IllegalStateException("Node " + name + " does not answer; target/servers/" + port + "/log");
            }
        }

        void kill() {
            server.kill();
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }

        /** Waits until HAProxy sends no requests to the node, because it does not answer. */
        void awaitDown() throws InterruptedException {
            await("HAProxy sees node " + name + " down", () -> statistic("status")
                    .equals("DOWN"));
        }

        /** Waits until HAProxy has read from a running node that it accepts no requests. */
        void awaitUnready() throws InterruptedException {
            await("HAProxy reads 503 from node " + name, () -> statistic("check_code")
                    .equals("503"));
        }

        /** Makes the node unready, waits until HAProxy has noticed, and requests its termination. */
        void stop() throws InterruptedException, IOException {
            Files.createFile(drainFile());
            awaitDown();
            server.stop();
        }

        /** Starts the node. HAProxy sends it no requests while its drain file exists. */
        void startAgain() {
            start();
            awaitAnswer();
        }

        void comeBack() throws InterruptedException, IOException {
            Files.deleteIfExists(drainFile());
            awaitUp();
        }

        private Path drainFile() {
            return Cluster.drainFile(port);
        }

        void awaitUp() throws InterruptedException {
            await("HAProxy sees node " + name, () -> statistic("status").equals("UP"));
        }

        /** Returns the number of requests in flight. */
        int requests() {
            return Integer.parseInt(statistic("scur"));
        }

        int requestsEver() {
            return Integer.parseInt(statistic("stot"));
        }

        private String statistic(String column) {
            List<String> lines = haproxy("show stat").lines().toList();
            int index = List.of(lines.get(0).substring(2).split(",")).indexOf(column);
            return lines.stream()
                    .filter(line -> line.startsWith("nodes," + name + ","))
                    .findAny()
                    .orElseThrow()
                    .split(",")[index];
        }
    }

    final Node a;
    final Node b;
    private final ResourceStack begun = new ResourceStack();
    private final Postgresql postgresql;

    /**
     * Starts both nodes at the same time on an empty database. A failed start leaves nothing running.
     *
     * @throws IllegalStateException if programs are missing, a port is in use, or a server does not start
     */
    Cluster(Kind a, Kind b) throws IOException, InterruptedException {
        InstalledPrograms.ofThisMachine().requireAll(InstalledPrograms.Profile.NODES);
        Redress.publishKeys();
        this.a = new Node(a, "a", PORT + 1);
        this.b = new Node(b, "b", PORT + 2);
        boolean serves = false;
        try {
            Path log = Files.createDirectories(BUILD.resolve("servers")).resolve("postgresql.log");
            postgresql = begun.push(new Postgresql(PORT + 3, log));
            begun.push(startEntry(PORT, 6000));
            begun.push(this.a);
            begun.push(this.b);
            serve();
            serves = true;
        } finally {
            if (!serves) {
                close();
            }
        }
    }

    /** Brings both nodes into service, those that do not run at the same time. */
    void serve() throws IOException, InterruptedException {
        for (Node node : List.of(a, b)) {
            if (node.server == null || !node.server.isRunning()) {
                node.start();
            }
            Files.deleteIfExists(node.drainFile());
        }
        for (Node node : List.of(a, b)) {
            node.awaitAnswer();
            node.awaitUp();
        }
    }

    /** Returns a client that calls through HAProxy. */
    Redress redress() {
        return new Redress(PORT);
    }

    /** Starts a second HAProxy with a limit of its own, for a caller that overloads it. */
    Server anotherEntry(int requestsPerTenSeconds) throws IOException, InterruptedException {
        return startEntry(PORT + 5, requestsPerTenSeconds);
    }

    private Server startEntry(int port, int requestsPerTenSeconds) throws IOException, InterruptedException {
        Path own = Files.createDirectories(BUILD.resolve("servers/" + port));
        Files.deleteIfExists(socket(port));
        ProcessBuilder command = new ProcessBuilder(
                        InstalledPrograms.ofThisMachine().path("haproxy").toString(),
                        "-db",
                        "-f",
                        "server-config/haproxy/haproxy.cfg")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File(own.toFile(), "log")));
        command.environment()
                .putAll(Map.of(
                        "LISTEN", ":" + port,
                        "NODE_A", "127.0.0.1:" + a.port,
                        "NODE_B", "127.0.0.1:" + b.port,
                        "REQUESTS_PER_10S", Integer.toString(requestsPerTenSeconds),
                        "HAPROXY_SOCKET", socket(port).toString()));
        return Server.start(command, port).await(own.resolve("log"), PATIENCE, () -> Files.exists(socket(port)));
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not so: " + what);
            }
            Thread.sleep(20);
        }
    }

    private static Path socket(int port) {
        return BUILD.resolve("servers/" + port + "/socket").toAbsolutePath();
    }

    /** Sends a command to the admin socket of HAProxy, and returns its response. */
    private static String haproxy(String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket(PORT)));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path drainFile(int port) {
        return BUILD.resolve("servers/" + port + "/drain").toAbsolutePath();
    }

    private Map<String, String> settings(int port) {
        return Map.of(
                "DRAIN_FILE",
                drainFile(port).toString(),
                "DB_URL",
                postgresql.database(DATABASE).url(),
                "DB_USER",
                "redress",
                "DB_PASSWORD",
                "",
                "DEMO_DATA",
                "true",
                "SSO_ISSUER",
                Issuer.NAME,
                "SSO_AUDIENCE",
                Issuer.AUDIENCE,
                "SSO_KEYS",
                Path.of(System.getProperty("redress.keys")).toAbsolutePath().toString());
    }

    Postgresql postgresql() {
        return postgresql;
    }

    /**
     * Starts a third node, without HAProxy.
     *
     * @param settings those that differ from the settings of the two nodes
     */
    Server another(Map<String, String> settings) throws IOException {
        // A log of its own
        Files.deleteIfExists(BUILD.resolve("servers/" + (PORT + 4) + "/log"));
        Map<String, String> all = new HashMap<>(settings(PORT + 4));
        all.putAll(settings);
        return Server.payara(BUILD, PORT + 4, all);
    }

    DataSource database() {
        return postgresql.database(DATABASE).apiDataSource();
    }

    /** Creates an empty database. */
    DatabaseSettings emptyDatabase(String name) {
        postgresql.create(name);
        return postgresql.database(name);
    }

    List<String> column(String query) throws SQLException {
        return column(database(), query);
    }

    static List<String> column(DataSource database, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = database().getConnection();
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
