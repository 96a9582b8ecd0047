package org.redress.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as a process, against a log that this test serves. */
@Tag("server")
class CommandRunTest {
    private static final Pattern CURSOR = Pattern.compile("cursor=(\\w+)");
    private static final String[] NAMES = {"", "Zoë \\\"{[ 李", "x]}"};

    @TempDir
    Path folder;

    private HttpServer log;
    private Path token;
    private volatile int events = 5;
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        log = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        log.createContext("/", this::page);
        log.start();
        token = Files.writeString(folder.resolve("token"), "secret-token\n");
    }

    @AfterEach
    void stop() {
        log.stop(0);
    }

    private void page(HttpExchange exchange) throws IOException {
        // Read once, so that an event which is added meanwhile comes after the page, as it does in Redress
        int latest = events;
        Matcher cursor = CURSOR.matcher(exchange.getRequestURI().getQuery());
        int after = cursor.find() && !cursor.group(1).equals("latest") ? Integer.parseInt(cursor.group(1)) : latest;
        boolean known = exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer secret-token");
        byte[] body = "{ \"events\" : [%s] , \"next\":\"%d\"}"
                .formatted(
                        IntStream.rangeClosed(after + 1, latest)
                                .mapToObj(CommandRunTest::event)
                                .collect(Collectors.joining(", ")),
                        latest)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? status : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String event(int seq) {
        return """
               {"id":"id-%1$d","seq":%1$d,"type":"order.updated","subject":{"id":"%2$s"},\
               "occurredAt":"2023-12-11T12:00:00Z"}"""
                .formatted(seq, NAMES[seq % NAMES.length]);
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(seq -> "id-" + seq).toList();
    }

    private String[] listen(String forward, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "listen",
                "--forward",
                forward,
                "--url",
                "http://localhost:" + log.getAddress().getPort(),
                "--token-file",
                token.toString(),
                "--cursor-file",
                folder.resolve("new/cursor").toString(),
                "--secret",
                EventReceiver.SECRET));
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void a_killed_listener_goes_on_at_its_cursor_and_sends_each_event() {
        int down = 2;
        try (EventReceiver receiver = EventReceiver.start(request -> request == down ? 500 : 204)) {
            try (CommandRun listener = CommandRun.start(listen(receiver.address(), "--from", "oldest"))) {
                receiver.awaitTaken(3);
                listener.kill();
            }
            events = 9;
            try (CommandRun listener = CommandRun.start(listen(receiver.address()))) {
                EventReceiver.await(() -> receiver.taken().contains("id-9"));
                // Without the second answer of one that was killed before it had stored its cursor
                assertThat(receiver.taken().stream().distinct().toList()).isEqualTo(ids(1, 9));
                assertThat(receiver.refused()).containsExactly("id-3");
                assertThat(receiver.bodies())
                        .contains("{\"type\":\"order.updated\",\"timestamp\":\"2023-12-11T12:00:00Z\",\"data\":%s}"
                                .formatted(event(7)));
                EventReceiver.await(() -> listener.output().contains("sent 9 order.updated"));
                assertThat(listener.output()).contains("Secret: " + EventReceiver.SECRET, "sent 9 order.updated");
            }
        }
    }

    @Test
    void a_new_listener_begins_with_the_next_event_and_waits_for_a_server_that_is_busy() {
        status = 503;
        try (EventReceiver receiver = EventReceiver.start(request -> 200);
                CommandRun listener = CommandRun.start(listen(receiver.address()))) {
            EventReceiver.await(() -> listener.output().contains("answers 503"));
            status = 200;
            EventReceiver.await(() -> Files.exists(folder.resolve("new/cursor")));
            events = 7;
            receiver.awaitTaken(2);
            assertThat(receiver.taken()).isEqualTo(ids(6, 7));
            assertThat(listener.output()).containsOnlyOnce("answers 503; trying again");
        }
    }

    @Test
    void a_failure_says_what_to_do() throws IOException {
        status = 410;
        assertThat(CommandRun.run(1, "", listen("http://localhost:1", "--from", "3")))
                .contains("Events after 3 are deleted already", "add --from oldest");
        Files.writeString(token, "another");
        assertThat(CommandRun.run(1, "", listen("http://localhost:1", "--from", "oldest")))
                .contains("The token in " + token + " is not valid", "mvn -Prun");
        Files.delete(token);
        assertThat(CommandRun.run(1, "", listen("http://localhost:1", "--from", "oldest")))
                .contains("There is no token in " + token, "--token-file");
        assertThat(CommandRun.run(1, "", listen("localhost")))
                .contains("--forward must be an address such as http://localhost:8081, not localhost");
        assertThat(CommandRun.run(2, "", "listen")).contains("--forward is missing", "Usage:");
        assertThat(CommandRun.run(2, "", "trigger", "dispute.forgotten"))
                .contains("There is no way to trigger dispute.forgotten");
        assertThat(CommandRun.run(2, "", "fly")).contains("There is no command fly", "Usage:");
        assertThat(CommandRun.run(0, "")).startsWith("Usage:");
    }

    @Test
    void verify_accepts_a_right_signature_and_refuses_another_and_an_old_one() throws Exception {
        long now = Instant.now().getEpochSecond();
        String body = "{\"name\":\"Zoë\"}";
        assertThat(verify(0, body, now, signature(body, now))).isEqualTo("The signature is right.\n");
        assertThat(verify(0, body, now, "v1,b2xk " + signature(body, now))).isEqualTo("The signature is right.\n");
        assertThat(verify(1, body + " ", now, signature(body, now))).contains("The signature is wrong");
        long old = now - 1_000;
        assertThat(verify(1, body, old, signature(body, old)))
                .matches("(?s)The signature is right, but the timestamp is 1\\d{3} seconds from now.*");
        assertThat(CommandRun.run(
                        1,
                        body,
                        "webhooks",
                        "verify",
                        "--secret",
                        "x",
                        "--id",
                        "1",
                        "--timestamp",
                        "1",
                        "--signature",
                        "x"))
                .contains("--secret must be whsec_ and base64");
    }

    private static String signature(String body, long at) throws Exception {
        return new Webhook(EventReceiver.SECRET).sign("id-1", at, body);
    }

    private static String verify(int code, String body, long at, String signature) {
        return CommandRun.run(
                code,
                body,
                "webhooks",
                "verify",
                "--secret",
                EventReceiver.SECRET,
                "--id",
                "id-1",
                "--timestamp",
                Long.toString(at),
                "--signature",
                signature);
    }
}
