package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log file of the server: it has a line for each request, and no personal data or secrets. */
interface LogContract {
    Path LOG = Path.of(System.getProperty("redress.log", "none"));
    Duration PATIENCE = Duration.ofMinutes(1);
    int LINE = 1_000;
    /** Payara's, for a request that it cannot decode (docs/servers.md). */
    int STACK_TRACE = 5_000;

    String ROUTE = "/api/rest/v1/{clientId}/disputes";

    Redress redress();

    boolean hasGap();

    private static String traceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private Redress.HttpReply traced(String traceId, String path, String token) {
        return redress()
                .send(redress().call(path, token).header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01"));
    }

    @Test
    default void a_request_is_one_line_with_trace_route_status_merchant_and_role() {
        String traceId = traceId();

        traced(traceId, "/1/disputes?query=INV", Redress.token("viewer", 1, 2));

        assertThat(linesOf(traceId))
                .singleElement()
                .asString()
                .contains(" " + traceId + " GET " + ROUTE + " 200 ", "ms clientId=1 roles=viewer");
    }

    @Test
    default void a_refused_request_is_one_line_too() {
        String noRole = traceId();
        String noPlace = traceId();

        traced(noRole, "/1/disputes", Redress.token("chatbot", 1));
        traced(noPlace, "/api/rest/v1/nowhere", Redress.token("viewer", 1));

        assertThat(linesOf(noRole)).singleElement().asString().contains(" GET " + ROUTE + " 403 ", "roles=-");
        assertThat(linesOf(noPlace)).singleElement().asString().contains(" GET none 404 ");
    }

    @Test
    default void a_response_continues_the_callers_trace_and_a_problem_has_its_id() {
        for (String path :
                List.of("/1/disputes", "/1/disputes?pageSize=x", "/2/disputes", "/nowhere", "/docs/docs.js")) {
            String traceId = traceId();
            Redress.HttpReply answer = traced(traceId, path, Redress.token("merchant", 1));
            assertThat(answer.header("traceparent"))
                    .as(path)
                    .matches("00-" + traceId + "-[0-9a-f]{16}-01")
                    .doesNotContain("00f067aa0ba902b7");
            if (answer.status() >= 400) {
                assertThat(answer.object().getString("traceId")).as(path).isEqualTo(traceId);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
    default void an_invalid_traceparent_is_replaced(String header) {
        Redress.HttpReply answer = redress().send(redress().call("/nowhere").header("traceparent", header));
        assertThat(answer.header("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain("00000000000000000000000000000000");
        assertThat(answer.header("traceparent")).contains(answer.object().getString("traceId"));
    }

    @Test
    default void no_text_of_callers_and_customers_is_logged() {
        String chatbot = Redress.token("chatbot", 1);
        String secret = "xq7marker";
        for (String operation : List.of(ChatContract.STATUS, ChatContract.RAISE, ChatContract.TRACK)) {
            for (String order : List.of("748596", secret)) {
                String body =
                        """
                        {"conversationRequest":{"channel":"%1$s","userInfo":{"uid":"%1$s@mail.example",
                        "username":"%1$s","first_name":"%1$s","last_name":"%1$s"}},"languageCode":"%1$s",
                        "queryInfo":{"interestType":"order-status","parameters":{"params":{"entityInfo":
                        {"orderId":"%2$s","complaintId":"%1$s","problemStatment":"%1$s"}}}}}"""
                                .formatted(secret, order);
                for (String sent : List.of(body, body.replace("order-status", interestOf(operation)), body + secret)) {
                    redress()
                            .send(redress()
                                    .chat(operation, chatbot, sent.getBytes(StandardCharsets.UTF_8))
                                    .header("Idempotency-Key", secret + sent.length()));
                }
            }
        }
        String token = Redress.token("merchant", 1);
        for (String path : List.of(
                "/1/disputes?query=xq7marker&sortBy=xq7marker",
                "/1/disputes/xq7marker",
                "/xq7marker/disputes",
                "/xq7marker",
                "/docs/xq7marker",
                "/1/disputes;x=xq7marker",
                "/api/rest/v1/Complaints/xq7marker/attachments/xq7marker",
                "/api/rest/v1/xq7marker?xq7marker=xq7marker")) {
            redress().get(path, token);
            redress().get(path, secret + "." + secret + "." + secret);
        }
        redress()
                .raw(
                        "XQ7MARKER /1/disputes HTTP/1.1\r\nHost: xq7marker\r\nUser-Agent: xq7marker\r\nCookie: xq7marker\r\n"
                                + "traceparent: xq7marker\r\nConnection: close\r\n\r\n");

        awaitLog(redress());
        Pattern telling = Pattern.compile("(?i:" + secret + "|martin\\.john@)|eyJ|Bearer");
        assertThat(log().lines().filter(line -> telling.matcher(line).find())).isEmpty();
    }

    @Test
    default void an_undecodable_request_leaves_little_in_the_log() {
        awaitLog(redress());
        int before = log().length();
        List<List<String>> requests = ConnectorContract.undecodable().toList();
        requests.forEach(line -> redress().raw(ConnectorContract.request(line.get(0), line.get(1), line.get(2), "")));
        awaitLog(redress());
        assertThat((log().length() - before) / requests.size()).isLessThan(hasGap() ? STACK_TRACE : LINE);
    }

    @Test
    default void a_refused_call_logs_no_stack_trace() {
        awaitLog(redress());
        long before = stackTraceLines();
        String token = Redress.token("merchant", 1);
        String tags = "\"1\",".repeat(1_500) + "\"1\"";
        for (String head : List.of(
                "POST /api/rest/v1/1/disputes HTTP/1.1\r\nContent-Length: 0",
                "PUT /api/rest/v1/1/orders/748596 HTTP/1.1\r\nContent-Length: 2\r\nContent-Type: application/json\r\nIf-Match: "
                        + tags,
                "GET /api/rest/v1/1/orders/%zz HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /1/disputes?query=%zz HTTP/1.1",
                "BREW /%zz HTTP/1.1",
                "TRACE /nope HTTP/1.1")) {
            redress()
                    .raw(head + "\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nConnection: close\r\n\r\n{}");
        }
        awaitLog(redress());
        assertThat(stackTraceLines()).isEqualTo(before);
    }

    @Test
    default void a_call_whose_body_breaks_off_logs_no_stack_trace() throws IOException {
        awaitLog(redress());
        long before = stackTraceLines();
        for (int call = 1; call <= 5; call++) {
            String traceId = "%032x".formatted(0xabcdef00L + call);
            try (Socket socket = redress().open()) {
                socket.getOutputStream()
                        .write(("POST /api/rest/v1/1/disputes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n"
                                        + "Content-Type: application/json\r\ntraceparent: 00-" + traceId
                                        + "-00f067aa0ba902b7-01\r\nAuthorization: Bearer "
                                        + Redress.token("merchant", 1) + "\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(linesOf(traceId)).isNotEmpty();
        }
        awaitLog(redress());
        assertThat(stackTraceLines()).isEqualTo(before);
    }

    private static long stackTraceLines() {
        return log().lines()
                .filter(line -> line.stripLeading().startsWith("at ") && line.contains("("))
                .count();
    }

    private static String interestOf(String operation) {
        return operation.equals(ChatContract.RAISE)
                ? "productComplaint"
                : operation.equals(ChatContract.TRACK) ? "trackComplaint" : "order-status";
    }

    /** Returns the lines with this trace; waits for them, because servers may write them later. */
    static List<String> linesOf(String traceId) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> lines = List.of();
        while (lines.isEmpty() && System.nanoTime() < end) {
            lines = log().lines().filter(line -> line.contains(traceId)).toList();
        }
        return lines;
    }

    /** Sends a request and waits for its line, so that the log has the lines of all earlier requests. */
    static void awaitLog(Redress redress) {
        String traceId = traceId();
        redress.send(redress.call("/1/disputes", Redress.token("viewer", 1))
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01"));
        assertThat(linesOf(traceId)).hasSize(1);
    }

    /** Returns the log file, or those of Payara's log rotation. */
    static String log() {
        try (Stream<Path> files = Files.list(LOG.getParent())) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith(LOG.getFileName().toString()))
                    .map(LogContract::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            // The last line may be half written
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (NoSuchFileException e) {
            // Renamed by the rotation at this moment
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
