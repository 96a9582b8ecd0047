package org.redress.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A measured system: a process that answers the calls.
 *
 * @param prefix precedes the path of each list, if one process has several variants
 * @param tokens null if the system checks none
 */
record Target(
        String name, Process process, int port, String prefix, Postgres database, Tokens tokens, long startedNanos) {
    private static final Map<String, String> CHAT_LIMITS_OFF =
            Map.of("CHAT_COMPLAINTS_PER_HOUR", "1000000", "CHAT_QUESTIONS_PER_MINUTE", "1000000");
    // One caller makes all calls
    private static final Map<String, String> CALLER_LIMITS_OFF =
            Map.of("REQUESTS_PER_SECOND", "100000", "MERCHANT_REQUESTS_PER_SECOND", "100000");

    // WildFly's management interface has its port + 10
    private static final Map<String, Integer> PORTS =
            Map.of("payara", 10, "wildfly", 20, "before", 30, "payara-bare", 60, "wildfly-bare", 80);

    String path(Call call) {
        return call.body() == null ? prefix + call.path() : call.path();
    }

    String token(Call call) {
        return tokens == null ? null : tokens.token(call.role(), call.merchant());
    }

    /** Returns the same process under another name and prefix. */
    Target as(String otherName, String otherPrefix) {
        return new Target(otherName, process, port, otherPrefix, database, tokens, startedNanos);
    }

    boolean isRedress() {
        return tokens != null;
    }

    long cpu() {
        return Proc.cpu(process.pid());
    }

    long residentMegabytes() {
        return Proc.residentMegabytes(process.pid());
    }

    void stop() {
        Children.end(process);
    }

    /** Waits for the first successful response. @return seconds since the start */
    double answers(Call call) throws InterruptedException {
        while (process.isAlive() && seconds() < 180) {
            try (Connection connection = new Connection(this)) {
                if (connection.send(call).status() == 200) {
                    return seconds();
                }
            } catch (RuntimeException e) {
                // Not ready yet
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(name + " does not answer; see target/log/" + name);
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /**
     * @param name payara, wildfly, before (Payara with another version of Redress), bare, payara-bare and wildfly-bare (its
     *     code as a WAR), or spring
     */
    static Target start(String name, Settings settings, Postgres database, Tokens tokens) throws IOException {
        return switch (name) {
            case "payara", "wildfly", "before" -> redress(name, settings, database, tokens, CALLER_LIMITS_OFF);
            case "payara-bare", "wildfly-bare" ->
                server(
                        name,
                        settings,
                        database,
                        settings.repository().resolve("bench/container/target/container.war"),
                        Map.of(),
                        null);
            case "bare" ->
                java(
                        name,
                        settings,
                        database,
                        settings.port() + 40,
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dsun.net.httpserver.maxIdleConnections=1000",
                        "org.redress.bench.bare.BareServer");
            case "spring" ->
                java(name, settings, database, settings.port() + 50, "org.redress.bench.spring.SpringServer");
            default -> throw new IllegalArgumentException("No such system: " + name);
        };
    }

    /** Starts Redress with its default limits, but those of a chat user, of which the data has few. */
    static Target limited(String name, Settings settings, Postgres database, Tokens tokens) throws IOException {
        return redress(name, settings, database, tokens, Map.of());
    }

    private static Target redress(
            String name, Settings settings, Postgres database, Tokens tokens, Map<String, String> callerLimits)
            throws IOException {
        Map<String, String> environment = new HashMap<>(tokens.settings());
        environment.putAll(CHAT_LIMITS_OFF);
        environment.putAll(callerLimits);
        Path war = database.version().repository().resolve("target/redress.war");
        return server(name, settings, database, war, environment, tokens);
    }

    /** Starts a WAR as server-config does. */
    private static Target server(
            String name, Settings settings, Postgres database, Path war, Map<String, String> more, Tokens tokens)
            throws IOException {
        int port = settings.port() + PORTS.get(name);
        Path temporary = Files.createDirectories(settings.work().resolve("tmp-" + name));
        Path repository = database.version().repository();
        Path built = repository.resolve("target");
        String server = name.startsWith("wildfly") ? "wildfly" : "payara";
        ProcessBuilder command =
                new ProcessBuilder("server-config/" + server + "/start.sh").directory(repository.toFile());
        Map<String, String> environment = command.environment();
        environment.putAll(more);
        environment.put("DB_URL", database.url());
        environment.put("DB_USER", "redress");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", options(settings));
        environment.put("TMPDIR", temporary.toString());
        environment.put("PORT", Integer.toString(port));
        environment.put("WAR", war.toString());
        environment.put("PAYARA_MICRO", built.resolve("payara-micro.jar").toString());
        environment.put("JBOSS_HOME", settings.work().resolve("wildfly").toString());
        return new Target(
                name, Children.start(command, log(settings, name)), port, "", database, tokens, System.nanoTime());
    }

    private static Target java(String name, Settings settings, Postgres database, int port, String... arguments)
            throws IOException {
        Path built = settings.repository().resolve("bench/" + name + "/target");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        // As in server-config's start.sh
        command.add("-XX:+UseParallelGC");
        command.addAll(List.of(options(settings).split(" ")));
        command.addAll(List.of("-cp", built + "/classes:" + built + "/lib/*"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        Integer.toString(port),
                        "DB_URL",
                        database.url(),
                        "DB_USER",
                        "redress",
                        "DB_POOL_SIZE",
                        "20"));
        return new Target(
                name, Children.start(builder, log(settings, name)), port, "", database, null, System.nanoTime());
    }

    private static String options(Settings settings) {
        String more = System.getenv("BENCH_JAVA_OPTS");
        return "-Xmx" + settings.heap() + (more == null ? "" : " " + more);
    }

    private static Path log(Settings settings, String name) {
        return settings.work().resolve("log/" + name);
    }
}
