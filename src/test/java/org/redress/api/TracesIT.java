package org.redress.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redress.run.Issuer;
import org.redress.run.ResourceStack;
import org.redress.run.Server;

/** The WAR on a server of its own with the agent of OpenTelemetry, which sends spans to this test (docs/operations.md). */
class TracesIT {
    private static final int PORT = 18_580;
    private static final String CALLERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";
    private static final ResourceStack BEGUN = new ResourceStack();
    private static final Queue<Span> RECEIVED = new ConcurrentLinkedQueue<>();

    private final Redress redress = new Redress(PORT);

    @BeforeAll
    static void start() throws IOException {
        Redress.publishKeys();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BEGUN.push(() -> receiver.stop(0));
        receiver.createContext("/v1/traces", TracesIT::receive);
        receiver.start();
        Server server = BEGUN.push(Server.chosen(
                Path.of("target"),
                PORT,
                Map.ofEntries(
                        entry(
                                "JAVA_OPTS",
                                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -javaagent:"
                                        + Path.of("target/opentelemetry.jar").toAbsolutePath()),
                        entry(
                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                "http://127.0.0.1:" + receiver.getAddress().getPort()),
                        // A span of Payara's connector has no end, and remains on the thread: servlets only
                        entry("OTEL_INSTRUMENTATION_GRIZZLY_ENABLED", "false"),
                        entry("OTEL_METRICS_EXPORTER", "none"),
                        entry("OTEL_LOGS_EXPORTER", "none"),
                        entry("OTEL_BSP_SCHEDULE_DELAY", "100"),
                        entry("DB_URL", "jdbc:h2:mem:traces;DB_CLOSE_DELAY=-1"),
                        entry("DEMO_DATA", "true"),
                        entry("SSO_ISSUER", Issuer.NAME),
                        entry("SSO_AUDIENCE", Issuer.AUDIENCE),
                        entry("SSO_KEYS", System.getProperty("redress.keys")))));
        assertThat(server.answers("/openapi.yaml", Duration.ofMinutes(5))).isTrue();
    }

    @AfterAll
    static void stop() {
        BEGUN.close();
    }

    private static void receive(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(RECEIVED::add);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Test
    void a_call_and_its_statements_are_spans_of_the_callers_trace() throws InterruptedException {
        Redress.HttpReply reply =
                redress.send(disputes().header("traceparent", "00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-01"));

        assertThat(reply.status()).isEqualTo(200);
        Span call = span(reply);
        assertThat(hex(call.getTraceId())).isEqualTo(CALLERS_TRACE);
        assertThat(hex(call.getParentSpanId())).isEqualTo(CALLERS_SPAN);
        Cluster.await("a statement has a span", () -> spansOfStatements()
                .anyMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT
                        && span.getName().startsWith("SELECT")));
    }

    @Test
    void a_call_without_a_trace_is_logged_with_that_of_its_span() throws InterruptedException {
        Redress.HttpReply reply = redress.send(disputes());

        assertThat(hex(span(reply).getTraceId()))
                .isEqualTo(reply.header("traceparent").split("-")[1]);
    }

    private HttpRequest.Builder disputes() {
        return redress.call("/1/disputes", Redress.token("merchant", 1)).GET();
    }

    /** Waits for the span that a response names. */
    private static Span span(Redress.HttpReply reply) throws InterruptedException {
        String[] named = reply.header("traceparent").split("-");
        Cluster.await("the span of the call is received", () -> ofTrace(named[1]).stream()
                .anyMatch(span -> hex(span.getSpanId()).equals(named[2])));
        return ofTrace(named[1]).stream()
                .filter(span -> hex(span.getSpanId()).equals(named[2]))
                .findFirst()
                .orElseThrow();
    }

    // On Payara, statements begin traces of their own
    private static Stream<Span> spansOfStatements() {
        return System.getProperty("arquillian.launch").startsWith("payara")
                ? RECEIVED.stream()
                : ofTrace(CALLERS_TRACE).stream();
    }

    private static List<Span> ofTrace(String id) {
        return RECEIVED.stream()
                .filter(span -> hex(span.getTraceId()).equals(id))
                .toList();
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
