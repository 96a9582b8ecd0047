package org.redress.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.connection.DatabaseSettings;
import org.redress.run.InstalledPrograms;
import org.redress.run.ResourceStack;
import org.redress.run.Server;

/** Three PostgreSQL with Patroni and etcd, and HAProxy before them, set up by server-config/patroni on one machine. */
final class PatroniCluster implements AutoCloseable {
    private static final Path LOGS = Path.of("target/servers");

    private final int proxyPort;
    // Not in target: PostgreSQL may run as a user without access to it
    private final Path folder;
    private final ResourceStack begun = new ResourceStack();
    private final List<PatroniMember> members = new ArrayList<>();

    /** @param proxyPort HAProxy's port, for connections to the primary */
    PatroniCluster(int proxyPort) throws IOException, InterruptedException, SQLException {
        this.proxyPort = proxyPort;
        folder = Files.createTempDirectory("redress-patroni-");
        if (!folder.toFile().setExecutable(true, false)) {
            throw new IllegalStateException(folder + " cannot be opened to other users");
        }
        boolean works = false;
        try {
            start();
            works = true;
        } finally {
            if (!works) {
                close();
            }
        }
    }

    private void start() throws IOException, InterruptedException, SQLException {
        Files.createDirectories(LOGS);
        for (String name : PatroniMember.NAMES) {
            members.add(begun.push(new PatroniMember(name, folder, LOGS)));
        }
        members.forEach(PatroniMember::startEtcd);
        members.forEach(PatroniMember::startPatroni);
        awaitComplete();
        try (Connection connection = new DatabaseSettings(url("postgres"), "postgres", PatroniMember.SECRET)
                        .migrationDataSource()
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role redress login password '" + PatroniMember.SECRET + "'");
            statement.execute("create database redress owner redress");
        }
        begun.push(startProxy());
    }

    private Server startProxy() {
        ProcessBuilder command = new ProcessBuilder(
                        InstalledPrograms.ofThisMachine().path("haproxy").toString(),
                        "-db",
                        "-f",
                        "server-config/patroni/haproxy.cfg")
                .redirectErrorStream(true)
                .redirectOutput(new File(LOGS.toFile(), "haproxy-patroni.log"));
        Map<String, String> settings = command.environment();
        settings.put("DB_LISTEN", "127.0.0.1:" + proxyPort);
        for (int i = 0; i < members.size(); i++) {
            String name = PatroniMember.NAMES.get(i).toUpperCase(Locale.ROOT);
            settings.put("MEMBER_" + name, "127.0.0.1");
            settings.put("DB_PORT_" + name, Integer.toString(members.get(i).databasePort()));
            settings.put("PATRONI_PORT_" + name, Integer.toString(members.get(i).patroniPort()));
        }
        return Server.start(command, proxyPort);
    }

    /** Returns the URL of a database with all members. */
    String url(String database) {
        return members.stream()
                .map(member -> "127.0.0.1:" + member.databasePort())
                .collect(Collectors.joining(",", "jdbc:postgresql://", "/" + database + "?targetServerType=primary"));
    }

    String urlOfProxy() {
        return "jdbc:postgresql://127.0.0.1:" + proxyPort + "/redress";
    }

    /** Returns the database of Redress on a member. */
    DatabaseSettings database(PatroniMember member) {
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + member.databasePort() + "/redress", "redress", PatroniMember.SECRET);
    }

    PatroniMember primary() {
        return primaryAmong(members).orElseThrow(() -> new IllegalStateException("no primary"));
    }

    /** Returns the member that may take over without losing an acknowledged commit. */
    PatroniMember synchronousStandby() {
        return members.stream()
                .filter(member -> member.get("/synchronous")
                        .filter(answer -> answer.statusCode() == 200)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    Optional<PatroniMember> primaryAmong(List<PatroniMember> some) {
        return some.stream().filter(PatroniMember::isPrimary).findFirst();
    }

    List<PatroniMember> othersThan(PatroniMember member) {
        return members.stream().filter(other -> other != member).toList();
    }

    /** Waits until there are a primary, a synchronous standby and another one. */
    void awaitComplete() throws InterruptedException {
        long end = System.nanoTime() + Cluster.PATIENCE.toNanos();
        while (members.stream()
                .flatMap(member -> member.get("/cluster").stream())
                .noneMatch(answer -> isComplete(answer.body()))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not all members of Patroni work; " + LOGS);
            }
            // A member that is copied needs the processors
            Thread.sleep(500);
        }
    }

    private static boolean isComplete(String cluster) {
        try (JsonReader reader = Json.createReader(new StringReader(cluster))) {
            List<JsonObject> all = reader.readObject().getJsonArray("members").getValuesAs(JsonObject.class);
            List<String> roles = all.stream()
                    .map(member -> member.getString("role"))
                    .sorted()
                    .toList();
            return roles.equals(List.of("leader", "replica", "sync_standby"))
                    && all.stream()
                            .allMatch(member -> List.of("running", "streaming").contains(member.getString("state")));
        }
    }

    @Override
    public void close() throws IOException {
        begun.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
