package org.redress.run;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * {@code mvn -Prun}: the exploded WAR on Payara Micro with the demo data, until Ctrl-C. Java launches this source file itself,
 * with the libraries of the WAR: nothing else is compiled for it.
 */
public final class DemoRun {
    private static final String ISSUER = "https://sso.redress.example";
    private static final String AUDIENCE = "redress";
    /** Roles with the subjects and the names of their tokens: timelines show a member of staff by the name. */
    private static final Map<String, List<String>> CALLERS = Map.of(
            "chatbot", List.of("chat-platform", "Chat platform"),
            "merchant", List.of("anna", "Anna Weber"),
            "viewer", List.of("mei", "Mei Chen"),
            "operator", List.of("olga", "Olga Petrova"));

    private static final int JAVA_OF_PAYARA_7 = 21;
    private static final int DEBUG_PORT = 5005;
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);
    /** Warnings of Redress and errors of any library: lines of the log that the terminal shows, too. */
    private static final Pattern IMPORTANT =
            Pattern.compile("\\[SEVERE]|\\[WARNING] \\[[^]]*] \\[org\\.redress\\.|^ERROR: ");

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[\\d;]*m");

    private final Path build;
    private final Path folder;
    private final Path war;
    private final URI address;
    private final boolean debug;
    private volatile boolean stopping;

    private DemoRun(Path build, int port, boolean debug) {
        this.build = build;
        this.folder = build.resolve("demo");
        this.war = build.resolve("redress");
        this.address = URI.create("http://localhost:" + port);
        this.debug = debug;
    }

    /**
     * Runs the demo, or only writes its keys and tokens.
     *
     * @param arguments {@code run}, Maven's build directory, the port, {@code true} for a debugger, and the class path of
     *     the sources; or {@code tokens} and a directory
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "run" ->
                new DemoRun(Path.of(arguments[1]), Integer.parseInt(arguments[2]), arguments[3].equals("true"))
                        .run(arguments[4]);
            case "tokens" -> writeTokens(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Creates a key pair, and writes its public key and one token per role, valid for 24 hours. */
    private static void writeTokens(Path folder) throws IOException, JOSEException {
        Files.createDirectories(folder);
        RSAKey key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        Files.writeString(folder.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());
        Instant now = Instant.now();
        for (String role : CALLERS.keySet()) {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(ISSUER)
                            .audience(AUDIENCE)
                            .subject(CALLERS.get(role).get(0))
                            .claim("name", CALLERS.get(role).get(1))
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plus(Duration.ofHours(24))))
                            .claim("roles", List.of(role))
                            .claim("clientIds", role.equals("operator") ? List.of() : List.of(1))
                            .build());
            token.sign(new RSASSASigner(key));
            Files.writeString(folder.resolve(role + ".jwt"), token.serialize());
        }
    }

    private void run(String classpath) throws IOException, InterruptedException, JOSEException {
        writeTokens(folder);
        System.out.println("Starting Payara Micro; its log is " + shown("server.log"));
        if (Runtime.version().feature() < JAVA_OF_PAYARA_7) {
            System.out.println("For Java 17: Payara Micro 6, which gets no more security fixes. Do not deploy it");
        }
        Process server = command().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        Thread log = new Thread(() -> copyLog(server));
        log.start();
        if (!answers(server)) {
            terminate(server);
            log.join();
            System.err.println("Redress has not started; the reason is in " + shown("server.log"));
            Runtime.getRuntime().halt(1);
        }
        System.out.println(banner());
        Thread watcher = new Thread(() -> new SourceWatcher(war, classpath).watch());
        watcher.setDaemon(true);
        watcher.start();
        int code = server.waitFor();
        log.join();
        if (!stopping) {
            System.err.println("Payara Micro ended with " + code + "; " + shown("server.log"));
            Runtime.getRuntime().halt(1);
        }
    }

    /** Sends SIGTERM; unlike that of the process, this method leaves the log open until the end. */
    private static void terminate(Process server) {
        server.toHandle().destroy();
    }

    /** Returns the command without the start script, which needs a shell. */
    private ProcessBuilder command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g"));
        if (debug) {
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:" + DEBUG_PORT);
        }
        command.addAll(List.of("-jar", build.resolve("payara-micro.jar").toString()));
        Path preboot = folder.resolve("preboot.asadmin");
        Files.writeString(
                preboot,
                "set configs.config.server-config.admin-service.das-config.dynamic-reload-poll-interval-in-seconds=1");
        command.addAll(List.of("--prebootcommandfile", preboot.toString()));
        command.addAll(List.of("--deploy", war.toString(), "--contextroot", "/"));
        command.addAll(List.of("--port", Integer.toString(address.getPort()), "--nohazelcast", "--disablephonehome"));
        ProcessBuilder server = new ProcessBuilder(command).redirectErrorStream(true);
        server.environment().put("SSO_ISSUER", ISSUER);
        server.environment().put("SSO_AUDIENCE", AUDIENCE);
        server.environment()
                .put("SSO_KEYS", folder.resolve("keys.json").toAbsolutePath().toString());
        server.environment().put("DEMO_DATA", "true");
        server.environment().put("DEMO_TOKENS", folder.toAbsolutePath().toString());
        // The demo uses the embedded database, also if the shell has settings of another
        server.environment().keySet().removeAll(List.of("DB_URL", "DB_USER", "DB_PASSWORD"));
        return server;
    }

    private void copyLog(Process server) {
        try (BufferedReader lines = server.inputReader();
                PrintWriter log = new PrintWriter(Files.newBufferedWriter(folder.resolve("server.log")))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String plain = COLOUR.matcher(line).replaceAll("");
                log.println(plain);
                log.flush();
                if (IMPORTANT.matcher(plain).find()) {
                    System.err.println(plain);
                }
            }
        } catch (IOException e) {
            System.err.println("No more log: " + e);
        }
    }

    /** Waits for the list of disputes; returns false if the server ends or needs too long. */
    private boolean answers(Process server) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest list = HttpRequest.newBuilder(address.resolve("/1/disputes?pageSize=1"))
                .header("Authorization", "Bearer " + Files.readString(folder.resolve("viewer.jwt")))
                .timeout(Duration.ofSeconds(10))
                .build();
        Instant end = Instant.now().plus(START);
        while (server.isAlive() && Instant.now().isBefore(end)) {
            try {
                if (client.send(list, BodyHandlers.discarding()).statusCode() == 200) {
                    return true;
                }
            } catch (IOException e) {
                // It does not listen yet
            }
            Thread.sleep(250);
        }
        return false;
    }

    /** Stops the server, and exits with 0: Ctrl-C is the regular end. */
    private void stop(Process server) {
        stopping = true;
        terminate(server);
        try {
            if (!server.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
        }
        Runtime.getRuntime().halt(0);
    }

    private Path shown(String file) {
        return Path.of("").toAbsolutePath().relativize(folder.resolve(file).toAbsolutePath());
    }

    private String banner() {
        return """
                ==========================================================================================
                Console: %1$s/
                Redress answers at %1$s  -  try it out at %1$s/docs%3$s
                Tokens of merchant 1 (24 hours): %2$s/chatbot.jwt, merchant.jwt, viewer.jwt, operator.jwt
                Log: %2$s/server.log. Ctrl-C stops the server. Paste these in a second terminal, in the same folder:
                Where is order 748596?
                  curl -s %1$s/api/rest/v1/ecom/integrations/getOrderStatus -H "Authorization: Bearer $(cat %2$s/chatbot.jwt)" -H 'Content-Type: application/json' -d '{"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"51342"}},"queryInfo":{"interestType":"order-status","parameters":{"params":{"entityInfo":{"orderId":"748596"}}}},"languageCode":"en"}'
                Complain about it
                  curl -s %1$s/api/rest/v1/ecom/integrations/raiseComplaintsAgainstOrder -H "Authorization: Bearer $(cat %2$s/chatbot.jwt)" -H 'Content-Type: application/json' -d '{"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"39987"}},"queryInfo":{"interestType":"productComplaint","parameters":{"params":{"entityInfo":{"orderId":"748596","problemStatment":"Product Not working. Need to service."}}}},"languageCode":"en"}'
                How does complaint 12345 stand?
                  curl -s %1$s/api/rest/v1/ecom/integrations/getComplaintsTrackingDetails -H "Authorization: Bearer $(cat %2$s/chatbot.jwt)" -H 'Content-Type: application/json' -d '{"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"39987"}},"queryInfo":{"interestType":"trackComplaint","parameters":{"params":{"entityInfo":{"complaintId":"12345"}}}},"languageCode":"en"}'
                The shop's disputes
                  curl -s '%1$s/1/disputes?pageSize=3' -H "Authorization: Bearer $(cat %2$s/merchant.jwt)"
                =========================================================================================="""
                .formatted(address, shown(""), debug ? "  -  debugger at localhost:" + DEBUG_PORT : "");
    }
}

/** Puts each saved file of src/main into the exploded WAR, Java compiled, and has Payara reload the WAR if necessary. */
final class SourceWatcher {
    private static final Path JAVA = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path WEBAPP = Path.of("src/main/webapp");
    /** Files that editors create beside the saved one. */
    private static final Pattern TEMPORARY = Pattern.compile("\\..*|.*~|\\d+");
    /** Editors save a file in several steps. */
    private static final long SETTLED_MILLIS = 100;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final Path war;
    private final Path classes;
    private final String classpath;

    SourceWatcher(Path war, String classpath) {
        this.war = war;
        this.classes = war.resolve("WEB-INF/classes");
        this.classpath = classes + File.pathSeparator + classpath;
    }

    void watch() {
        try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
            while (true) {
                for (Path folder : all(Path.of("src/main"), Files::isDirectory)) {
                    folder.register(watcher, ENTRY_CREATE, ENTRY_MODIFY);
                }
                Set<Path> saved = new TreeSet<>();
                for (WatchKey key = watcher.take(); key != null; key = watcher.poll(SETTLED_MILLIS, MILLISECONDS)) {
                    Path folder = (Path) key.watchable();
                    key.pollEvents()
                            .forEach(event ->
                                    saved.add(folder.resolve(event.context().toString())));
                    key.reset();
                }
                saved.removeIf(file -> !Files.isRegularFile(file)
                        || TEMPORARY.matcher(file.getFileName().toString()).matches());
                if (!saved.isEmpty()) {
                    apply(saved);
                }
            }
        } catch (IOException e) {
            System.err.println("Changes are no longer seen: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Path> all(Path folder, Predicate<Path> kind) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(kind).toList();
        }
    }

    private void apply(Set<Path> saved) throws IOException {
        Set<Path> java = new TreeSet<>();
        boolean reload = false;
        for (Path file : saved) {
            if (file.startsWith(JAVA)) {
                java.add(file);
            } else if (file.startsWith(RESOURCES)) {
                copy(file, classes.resolve(RESOURCES.relativize(file)));
                reload = true;
            } else {
                copy(file, war.resolve(WEBAPP.relativize(file)));
                reload |= file.startsWith(WEBAPP.resolve("WEB-INF"));
            }
        }
        if (!java.isEmpty()) {
            if (!compiles(java)) {
                return;
            }
            reload = true;
        }
        if (reload) {
            Files.writeString(war.resolve(".reload"), "");
        }
        System.out.println((reload ? "Reloading: " : "Copied: ")
                + saved.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", ")));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Compiles these files and all that mention their types; javac prints its errors. */
    private boolean compiles(Set<Path> java) throws IOException {
        Pattern types = Pattern.compile(java.stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.joining("|", "\\b(", ")\\b")));
        List<String> arguments = new ArrayList<>(
                List.of("-parameters", "-proc:none", "-nowarn", "-d", classes.toString(), "-classpath", classpath));
        for (Path source : all(JAVA, Files::isRegularFile)) {
            if (java.contains(source) || types.matcher(Files.readString(source)).find()) {
                arguments.add(source.toString());
            }
        }
        return compiler.run(null, null, null, arguments.toArray(String[]::new)) == 0;
    }
}
