package org.redress.api;

import static java.util.Map.entry;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redress.run.ResourceStack;
import org.redress.run.Server;

/** Member of a {@link PatroniCluster}: PostgreSQL, Patroni and etcd, as on a machine of their own. */
final class PatroniMember implements AutoCloseable {
    static final List<String> NAMES = List.of("a", "b", "c");
    static final String SECRET = "of-the-test";
    private static final int PORT = Integer.getInteger("cluster.port");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final int index;
    private final Path folder;
    private final Path logs;
    private final ResourceStack begun = new ResourceStack();
    private Server etcd;
    private Server patroni;
    private boolean frozen;

    /**
     * @param folder of all members
     * @param logs folder of their output
     */
    PatroniMember(String name, Path folder, Path logs) throws IOException {
        this.name = name;
        this.index = NAMES.indexOf(name);
        this.folder = Files.createDirectory(folder.resolve(name));
        this.logs = logs;
    }

    int databasePort() {
        return PORT + 10 + index;
    }

    int patroniPort() {
        return PORT + 20 + index;
    }

    private static int etcdPort(int index) {
        return PORT + 30 + index;
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    private static String peer(int index) {
        return "http://" + address(PORT + 40 + index);
    }

    void startEtcd() {
        String client = "http://" + address(etcdPort(index));
        etcd = begun.push(start(
                "etcd",
                etcdPort(index),
                Map.of(
                        "ETCD_NAME",
                        name,
                        "ETCD_ENABLE_V2",
                        "true",
                        "ETCD_LISTEN_CLIENT_URLS",
                        client,
                        "ETCD_ADVERTISE_CLIENT_URLS",
                        client,
                        "ETCD_LISTEN_PEER_URLS",
                        peer(index),
                        "ETCD_INITIAL_ADVERTISE_PEER_URLS",
                        peer(index),
                        "ETCD_INITIAL_CLUSTER",
                        IntStream.range(0, NAMES.size())
                                .mapToObj(other -> NAMES.get(other) + "=" + peer(other))
                                .collect(Collectors.joining(",")))));
    }

    void startPatroni() {
        String hosts = IntStream.range(0, NAMES.size())
                .mapToObj(other -> address(etcdPort(other)))
                .collect(Collectors.joining(","));
        patroni = begun.push(start(
                "patroni",
                patroniPort(),
                Map.ofEntries(
                        entry("PATRONI_NAME", name),
                        entry("PATRONI_ETCD_HOSTS", hosts),
                        entry("PATRONI_RESTAPI_LISTEN", address(patroniPort())),
                        entry("PATRONI_RESTAPI_CONNECT_ADDRESS", address(patroniPort())),
                        entry("PATRONI_POSTGRESQL_LISTEN", address(databasePort())),
                        entry("PATRONI_POSTGRESQL_CONNECT_ADDRESS", address(databasePort())),
                        entry("PATRONI_SUPERUSER_USERNAME", "postgres"),
                        entry("PATRONI_SUPERUSER_PASSWORD", SECRET),
                        entry("PATRONI_REPLICATION_USERNAME", "replicator"),
                        entry("PATRONI_REPLICATION_PASSWORD", SECRET))));
    }

    private Server start(String program, int port, Map<String, String> settings) {
        ProcessBuilder command = new ProcessBuilder("server-config/patroni/start.sh", program, folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(program)));
        command.environment().putAll(settings);
        return Server.start(command, port);
    }

    private File log(String program) {
        return logs.resolve(program + "-" + name + ".log").toFile();
    }

    /** Returns Patroni's answer; empty if there is none within a second. */
    Optional<HttpResponse<String>> get(String path) {
        try {
            return Optional.of(CLIENT.send(
                    call(path).timeout(Duration.ofSeconds(1)).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address(patroniPort()) + path));
    }

    /** Requests that another member becomes the primary instead. The answer comes when it is. */
    CompletableFuture<HttpResponse<String>> switchOver(PatroniMember candidate) {
        String body = "{\"leader\":\"%s\",\"candidate\":\"%s\"}".formatted(name, candidate.name);
        return CLIENT.sendAsync(
                call("/switchover")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Returns whether it is the primary and holds the leader's lock. */
    boolean isPrimary() {
        return get("/primary").filter(answer -> answer.statusCode() == 200).isPresent();
    }

    void killPostmaster() throws IOException {
        postmaster().destroyForcibly();
    }

    void killPatroni() {
        patroni.process().destroyForcibly();
    }

    /** Stops all its processes (SIGSTOP), as a machine does that hangs. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
        frozen = true;
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
        frozen = false;
    }

    private void signal(String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.of(patroni.process(), etcd.process(), postmaster())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> Long.toString(process.pid()))
                .forEach(command::add);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(command + " failed");
        }
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        try {
            if (frozen) {
                thaw();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        begun.close();
        // A killed Patroni leaves its PostgreSQL running
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            postmaster().destroy();
        }
    }
}
