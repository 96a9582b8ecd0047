package org.redress.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, started as operators start it, which ends when this program does. */
public final class Server implements AutoCloseable {
    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    private final Process process;

    private Server(ProcessBuilder command) throws IOException {
        // Each has the embedded database, whatever the shell is set up for
        command.environment().keySet().removeAll(List.of("DB_URL", "DB_USER", "DB_PASSWORD"));
        command.environment().put("JAVA_HOME", JAVA_HOME);
        process = command.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private static ProcessBuilder command(Map<String, String> environment, String... words) {
        ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
        command.environment().putAll(environment);
        return command;
    }

    /** The WAR on Payara Micro. @param log null for this program's own output */
    public static Server payaraMicro(Path build, int port, Map<String, String> settings, File log) throws IOException {
        String[] words = Stream.concat(
                        Stream.concat(
                                Stream.of(Path.of(JAVA_HOME, "bin", "java").toString()), SMALL.stream()),
                        Stream.of(
                                "-jar",
                                build.resolve("payara-micro.jar").toString(),
                                "--deploy",
                                build.resolve("redress.war").toString(),
                                "--contextroot",
                                "/",
                                "--port",
                                Integer.toString(port),
                                "--nohazelcast",
                                "--disablephonehome"))
                .toArray(String[]::new);
        ProcessBuilder command = command(settings, words);
        return new Server(log == null ? command.inheritIO() : command.redirectOutput(log));
    }

    /** The WAR on WildFly, with its data in a folder of their own: others deploy to the same WildFly. */
    public static Server wildfly(Path home, Path war, Path data, int port, Map<String, String> settings, File log)
            throws IOException {
        Path configuration = Files.createDirectories(data.resolve("configuration"));
        try (Stream<Path> files = Files.list(home.resolve("standalone").resolve("configuration"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(configuration.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        Path deployments = Files.createDirectories(data.resolve("deployments"));
        Files.write(deployments.resolve("redress.war"), Files.readAllBytes(war));
        Files.writeString(deployments.resolve("redress.war.dodeploy"), "");
        ProcessBuilder command = command(
                settings,
                home.resolve("bin").resolve("standalone.sh").toString(),
                "-Djboss.server.base.dir=" + data,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + (port + 1),
                "-Djboss.management.http.port=" + (port + 2));
        command.environment().put("JAVA_OPTS", String.join(" ", SMALL) + " -Djava.net.preferIPv4Stack=true");
        // Else the script dies of the signal and leaves the server behind
        command.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        return new Server(command.redirectOutput(log));
    }

    /** Keycloak with this realm and nothing else, in memory. */
    public static Server keycloak(Path home, Path realm, int port, String admin, String password, File log)
            throws IOException {
        Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.write(realms.resolve(realm.getFileName()), Files.readAllBytes(realm));
        ProcessBuilder command = command(
                Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        admin,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        password,
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1"),
                home.resolve("bin").resolve("kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--import-realm");
        return new Server(command.redirectOutput(log));
    }

    /** Waits until this address answers with this status. @return whether it came to that */
    public boolean answers(URI address, Map<String, String> headers, int status, Duration patience)
            throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
        headers.forEach(request::header);
        long end = System.nanoTime() + patience.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == status) {
                    return true;
                }
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(250);
        }
        return false;
    }

    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        // What a starting script started, before the script forgets it
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The last lines of a log, for a server that did not start. */
    public static String end(File log) {
        try {
            List<String> lines = Files.readAllLines(log.toPath());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
