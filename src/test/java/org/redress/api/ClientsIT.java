package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redress.Documentation;
import org.redress.Documentation.CodeBlock;
import org.redress.run.Issuer;
import org.redress.run.Server;

/**
 * Runs docs/clients.md against the WAR on Payara Micro (mvn verify -Pclients): generates the clients, compiles them and
 * runs the page's programs. Needs node, npm and python3.
 */
class ClientsIT {
    private static final Path BUILD =
            Path.of(System.getProperty("redress.war")).toAbsolutePath().getParent();
    private static final Path FOLDER = BUILD.resolve("clients");
    private static final Path PAGE = Path.of("docs/clients.md");
    private static final Path SOURCES = Path.of("src/test/clients").toAbsolutePath();
    private static final Pattern NAME = Pattern.compile("(?:(?<=// )|(?<=# ))\\w[\\w-]*\\.(?:ts|py)|(?<=class )\\w+");

    /** Warnings about the generator itself, and about examples, which its documentation pages would show. */
    private static final Pattern EXPECTED = Pattern.compile(".*(OpenAPI 3.1 support is still in beta|ExamplesUtils"
            + "|Ignoring complex example on request body|Failed to get the schema name: null"
            + "|Could not compute datatypeWithEnum from \\w+, null).*");

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(FOLDER);
        Path keys = Redress.SSO.writeKeys(FOLDER.resolve("keys.json"));
        server = Server.payara(
                BUILD,
                freePort(),
                Map.of(
                        "DEMO_DATA",
                        "true",
                        "REQUESTS_PER_SECOND",
                        "50",
                        "SSO_ISSUER",
                        Issuer.NAME,
                        "SSO_AUDIENCE",
                        Issuer.AUDIENCE,
                        "SSO_KEYS",
                        keys.toString()));
        assertThat(server.answers("/openapi.yaml", Duration.ofMinutes(5)))
                .as("the server answers; its log is in target/servers")
                .isTrue();
        for (CodeBlock block : blocks()) {
            if (List.of("java", "typescript", "python").contains(block.language())) {
                Files.writeString(FOLDER.resolve(name(block)), block.text());
            }
        }
        for (String file : List.of("Journeys.java", "package.json", "mypy.ini", "redocly.yaml", ".spectral.yaml")) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        bash("npm install --silent --no-audit --no-fund --no-package-lock");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<CodeBlock> blocks() {
        return Documentation.codeBlocks().stream()
                .filter(block -> block.page().equals(PAGE))
                .toList();
    }

    /** Returns the file that a program is written to: its class, or the name in its first line. */
    private static String name(CodeBlock program) {
        String name = NAME.matcher(program.text())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        return name.contains(".") ? name : name + ".java";
    }

    @Test
    void linters_find_nothing() {
        String file = Path.of("src/main/webapp/openapi.yaml").toAbsolutePath().toString();
        // The generator does not look at webhooks
        assertThat(bash("java -jar openapi-generator-cli.jar validate -i " + file)
                        .lines()
                        .filter(line -> line.startsWith("\t- ")))
                .containsExactlyInAnyOrder("\t- Unused model: EventMessage", "\t- Unused model: CloudEvent");
        assertThat(bash("npx spectral lint --fail-severity=hint " + file)).contains("No results");
        assertThat(bash("npx redocly lint " + file)).contains("is valid").doesNotContain("You have");
    }

    @Test
    void the_client_of_java_lists_and_raises() {
        assertThat(documented("Java")).contains("Waiting for").contains("Raised a complaint Number");
        assertThat(bash("java -cp 'redress-java/target/*:redress-java/target/dependency/*' Journeys.java"))
                .contains("and how long");
    }

    @Test
    void the_client_of_typescript_lists_and_raises() {
        assertThat(documented("TypeScript")).contains("Waiting for").contains("Raised a complaint Number");
    }

    @Test
    void the_client_of_python_lists_and_raises() {
        bash("python3 -m venv venv");
        assertThat(documented("Python")).contains("Waiting for").contains("Raised a complaint Number");
        bash("python3 -m pip install -q mypy==2.4.0 && PYTHONPATH=redress-python python3 -m mypy"
                + " redress-python/redress_client list_disputes.py raise_complaint.py");
    }

    /** Runs the page's commands below a heading, and returns their output. */
    private static String documented(String heading) {
        StringBuilder output = new StringBuilder();
        List<String> lines = Documentation.text(PAGE).lines().toList();
        for (CodeBlock block : blocks()) {
            List<String> before = lines.subList(0, block.line());
            int title = before.lastIndexOf("## " + heading);
            if (block.language().equals("sh")
                    && title >= 0
                    && before.subList(title + 1, before.size()).stream().noneMatch(line -> line.startsWith("## "))) {
                output.append(bash(block.text()
                        .replace("https://redress.example", server.address().toString())));
            }
        }
        assertThat(output.toString().lines().filter(line -> line.matches(".*\\b(WARN|ERROR)\\b.*")))
                .allMatch(line -> EXPECTED.matcher(line).matches());
        return output.toString();
    }

    /** Runs commands in the folder of the clients, and returns their output. */
    private static String bash(String commands) {
        try {
            ProcessBuilder bash = new ProcessBuilder("bash", "-euc", commands)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true);
            Map<String, String> environment = bash.environment();
            environment.merge("PATH", FOLDER.resolve("venv/bin") + ":", (path, first) -> first + path);
            environment.put("URL", server.address().toString());
            environment.put("TOKEN", token("client", "merchant", "chatbot"));
            environment.put("HASTY", token("hasty", "merchant"));
            Process process = bash.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(commands + "\n" + output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(String subject, String... roles) {
        return Redress.SSO.sign(Redress.SSO
                .claims(roles[0], Duration.ofHours(1), 1)
                .subject(subject)
                .claim("roles", List.of(roles))
                .build());
    }
}
