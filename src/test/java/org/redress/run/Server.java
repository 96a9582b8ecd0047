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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server in a process of its own, which can be started, awaited, stopped and killed. */
public final class Server implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMinutes(1);
    // As start.sh says
    private static final int WILDFLY_MANAGEMENT = 10;

    private final Process process;
    private final URI address;

    private Server(Process process, int port) {
        this.process = process;
        this.address = URI.create("http://localhost:" + port);
    }

    /**
     * Starts a process, which ends with this JVM at the latest.
     *
     * @param port its HTTP port
     * @throws IllegalStateException naming the process that uses the port
     */
    public static Server start(ProcessBuilder command, int port) {
        new Port(port).requireFree();
        try {
            Process process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new Server(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the built WAR on Payara Micro, as the image does.
     *
     * @param build Maven's build directory; the server writes to servers/ in it
     * @param settings environment variables in addition to PORT
     */
    public static Server payara(Path build, int port, Map<String, String> settings) {
        return script("payara", build, port, settings);
    }

    /** Starts the built WAR on the WildFly that is unpacked in the build directory. */
    public static Server wildfly(Path build, int port, Map<String, String> settings) {
        new Port(port + WILDFLY_MANAGEMENT).requireFree();
        return script("wildfly", build, port, settings);
    }

    /** Starts the built WAR on the server of the Maven profile; instead of Payara Server, on Payara Micro. */
    public static Server chosen(Path build, int port, Map<String, String> settings) {
        return switch (System.getProperty("arquillian.launch")) {
            case "wildfly" -> wildfly(build, port, settings);
            case "liberty" -> script("liberty", build, port, settings);
            default -> payara(build, port, settings);
        };
    }

    private static Server script(String name, Path build, int port, Map<String, String> settings) {
        try {
            Path own = build.toAbsolutePath().resolve("servers/" + port);
            Path temporary = Files.createDirectories(own.resolve("tmp"));
            ProcessBuilder command = new ProcessBuilder(
                            Path.of("server-config", name, "start.sh").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(own.toFile(), "log")));
            Map<String, String> environment = command.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            // Fast to start and small: several of them share a machine with the tests
            environment.put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m");
            environment.put("TMPDIR", temporary.toString());
            environment.put("PORT", Integer.toString(port));
            environment.put("WAR", build.toAbsolutePath().resolve("redress.war").toString());
            environment.put(
                    "PAYARA_MICRO",
                    build.toAbsolutePath().resolve("payara-micro.jar").toString());
            if (name.equals("wildfly")) {
                environment.put("JBOSS_HOME", wildflyIn(build).toString());
            }
            environment.putAll(settings);
            return start(command, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path wildflyIn(Path build) throws IOException {
        try (Stream<Path> inBuild = Files.list(build.toAbsolutePath())) {
            return inBuild.filter(file -> file.getFileName().toString().startsWith("wildfly-"))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("No wildfly-… in " + build));
        }
    }

    /**
     * Waits until a started server works. One that does not is killed.
     *
     * @param log where it says why, for the error
     * @throws IllegalStateException if the process ends, or the time is over
     */
    public Server await(Path log, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean works = false;
        try {
            while (!condition.getAsBoolean()) {
                checkStart(log, patience, end);
                Thread.sleep(20);
            }
            works = true;
            return this;
        } finally {
            if (!works) {
                kill();
            }
        }
    }

    private void checkStart(Path log, Duration patience, long end) {
        String place = "The server at port " + address.getPort();
        if (!process.isAlive()) {
            throw new IllegalStateException(place + " ended with " + process.exitValue() + "; " + log);
        }
        if (System.nanoTime() > end) {
            throw new IllegalStateException(place + " does not work after " + patience + "; " + log);
        }
    }

    public URI address() {
        return address;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Returns whether the server's process runs. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /**
     * Waits until this path is answered with 200.
     *
     * @return false if the server ended or the time is over
     */
    public boolean answers(String path, Duration patience) {
        return answers(HttpRequest.newBuilder(address.resolve(path)), patience);
    }

    public boolean answers(HttpRequest.Builder call, Duration patience) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
        HttpRequest request = call.timeout(Duration.ofSeconds(30)).build();
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() < end) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return true;
                    }
                } catch (IOException e) {
                    // The server does not listen yet
                }
                Thread.sleep(250);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Terminates it (SIGTERM), and kills it if it does not end in time. */
    public void stop() {
        process.destroy();
        try {
            if (process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /** Kills it at once (SIGKILL), and what it has started. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        stop();
    }
}
