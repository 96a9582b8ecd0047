package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
class WebhookSenderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T09:00:00Z"), ZoneOffset.UTC);
    private static final String HOST = "shop.example";

    @TempDir
    static Path folder;

    private static SSLContext tls;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void makeKeys() throws Exception {
        tls = Receiver.tls(folder, HOST);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private WebhookSender sender(HostResolver resolver, SSLContext context, URI proxy, int sends, Duration limit) {
        WebhookClient client = new WebhookClient(context, proxy, limit, Duration.ofSeconds(1), sends);
        WebhookSender sender = new WebhookSender(new WebhookAddressCheck(true, resolver), CLOCK, limit, sends, client);
        open.add(sender::close);
        return sender;
    }

    private WebhookSender sender() {
        return sender(WebhookSenderTest::here, tls, null, 2, Duration.ofSeconds(10));
    }

    private static InetAddress[] here(String host) {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private Receiver http(Receiver.Reaction reaction) throws IOException {
        Receiver receiver = Receiver.http(reaction);
        open.add(receiver);
        return receiver;
    }

    private Receiver https(SSLContext context) throws IOException {
        Receiver receiver = Receiver.https(context, Receiver.answering(204, ""));
        open.add(receiver);
        return receiver;
    }

    private static WebhookRequest request(String scheme, String host, int port) {
        return request(scheme + "://" + host + ":" + port + "/hook?shop=1");
    }

    private static WebhookRequest request(String url) {
        return new WebhookRequest(
                URI.create(url), "application/json", Map.of("webhook-id", "7"), "{\"text\":\"grün\"}");
    }

    private static WebhookRequest to(Receiver receiver) {
        return request("http", HOST, receiver.port());
    }

    private static SendResult send(WebhookSender sender, WebhookRequest request) throws Exception {
        return sender.send(request).get(20, TimeUnit.SECONDS);
    }

    @Test
    void the_request_is_a_post_with_its_headers_and_its_body() throws Exception {
        AtomicReference<String> body = new AtomicReference<>();
        Receiver receiver = http((exchange, bytes) -> {
            body.set(new String(bytes, StandardCharsets.UTF_8));
            Receiver.answering(200, "thanks").answer(exchange, bytes);
        });
        SendResult result = send(sender(), to(receiver));
        assertThat(result.isSuccess()).isTrue();
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.excerpt()).isEqualTo("thanks");
        HttpExchange got = receiver.requests.iterator().next();
        assertThat(got.getRequestMethod()).isEqualTo("POST");
        assertThat(got.getRequestURI()).hasToString("/hook?shop=1");
        assertThat(got.getRequestHeaders().getFirst("Host")).isEqualTo(HOST + ":" + receiver.port());
        assertThat(got.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(got.getRequestHeaders().getFirst("webhook-id")).isEqualTo("7");
        assertThat(got.getRequestHeaders().getFirst("User-Agent")).isEqualTo("Redress");
        assertThat(got.getRequestHeaders()).doesNotContainKeys("Accept-Encoding", "Upgrade", "Cookie");
        assertThat(body.get()).isEqualTo("{\"text\":\"grün\"}");
    }

    @Test
    void the_checked_address_is_connected_to_without_a_second_look_up() throws Exception {
        Receiver receiver = http(Receiver.answering(204, ""));
        AtomicInteger lookups = new AtomicInteger();
        // The name server answers differently from the second time on
        WebhookSender sender = sender(
                host -> new InetAddress[] {
                    lookups.incrementAndGet() == 1
                            ? InetAddress.getLoopbackAddress()
                            : InetAddress.getByName("169.254.169.254")
                },
                tls,
                null,
                2,
                Duration.ofSeconds(10));
        assertThat(send(sender, to(receiver)).isSuccess()).isTrue();
        assertThat(lookups).hasValue(1);
        assertThat(send(sender, to(receiver)).failure()).isEqualTo(SendFailure.FORBIDDEN_ADDRESS);
        assertThat(receiver.requests).hasSize(1);
    }

    @Test
    void the_next_address_is_tried_if_one_takes_no_connection() throws Exception {
        Receiver receiver = http(Receiver.answering(204, ""));
        WebhookSender sender = sender(
                host -> new InetAddress[] {InetAddress.getByName("127.0.0.2"), InetAddress.getLoopbackAddress()},
                tls,
                null,
                2,
                Duration.ofSeconds(10));
        assertThat(send(sender, to(receiver)).isSuccess()).isTrue();
    }

    @Test
    void the_certificate_is_that_of_the_name_which_tls_is_told() throws Exception {
        Receiver receiver = https(tls);
        assertThat(send(sender(), request("https", HOST, receiver.port())).isSuccess())
                .isTrue();
        HttpsExchange got = (HttpsExchange) receiver.requests.iterator().next();
        assertThat(((ExtendedSSLSession) got.getSSLSession()).getRequestedServerNames())
                .containsExactly(new SNIHostName(HOST));
        assertThat(send(sender(), request("https", "other.example", receiver.port())))
                .satisfies(result -> assertThat(result.failure()).isEqualTo(SendFailure.TLS))
                .satisfies(result -> assertThat(result.status()).isNull());
        assertThat(receiver.requests).hasSize(1);
    }

    @Test
    void a_certificate_that_nobody_trusts_is_refused() throws Exception {
        Receiver receiver = https(tls);
        WebhookSender sender =
                sender(WebhookSenderTest::here, SSLContext.getDefault(), null, 2, Duration.ofSeconds(10));
        assertThat(send(sender, request("https", HOST, receiver.port())).failure())
                .isEqualTo(SendFailure.TLS);
        assertThat(receiver.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_a_failure_and_not_followed(int status) throws Exception {
        Receiver other = http(Receiver.answering(204, ""));
        Receiver receiver = http(Receiver.answering(status, "", "Location", "http://" + HOST + ":" + other.port()));
        SendResult result = send(sender(), to(receiver));
        assertThat(result.failure()).isEqualTo(SendFailure.REDIRECT);
        assertThat(result.status()).isEqualTo(status);
        assertThat(other.requests).isEmpty();
        assertThat(receiver.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, ", "410, ", "429, PT2M", "500, ", "503, PT2M"})
    void another_status_is_a_failure_that_is_not_repeated_here(int status, Duration retryAfter) throws Exception {
        Receiver receiver = http(
                retryAfter == null
                        ? Receiver.answering(status, "no")
                        : Receiver.answering(status, "no", "Retry-After", "120"));
        assertThat(send(sender(), to(receiver))).satisfies(result -> {
            assertThat(result.failure()).isEqualTo(SendFailure.STATUS);
            assertThat(result.status()).isEqualTo(status);
            assertThat(result.isGone()).isEqualTo(status == 410);
            assertThat(result.retryAfter()).isEqualTo(retryAfter);
            assertThat(result.excerpt()).isEqualTo("no");
        });
        assertThat(receiver.requests).hasSize(1);
    }

    @Test
    void a_kilobyte_of_the_answer_is_read_at_most() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Receiver receiver = http((exchange, body) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(new byte[] {'a', 0, 'a', 'a'});
                    out.flush();
                }
            } finally {
                ended.countDown();
            }
        });
        SendResult result = send(sender(), to(receiver));
        assertThat(result.isSuccess()).isTrue();
        assertThat(result.excerpt()).isEqualTo("a\uFFFDaa".repeat(256));
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_answer_is_never_decompressed() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(new byte[10_000_000]);
        }
        Receiver receiver =
                http(Receiver.answering(200, bomb.toString(StandardCharsets.ISO_8859_1), "Content-Encoding", "gzip"));
        SendResult result = send(sender(), to(receiver));
        assertThat(result.isSuccess()).isTrue();
        assertThat(result.excerpt()).hasSizeBetween(1, 1_024).startsWith("\u001f\uFFFD\b");
    }

    @Test
    void too_large_headers_are_a_broken_answer() throws Exception {
        Receiver many = http((exchange, body) -> {
            for (int i = 0; i < 200; i++) {
                exchange.getResponseHeaders().add("X-" + i, "a");
            }
            exchange.sendResponseHeaders(200, -1);
        });
        Receiver large = http(Receiver.answering(200, "", "X-Large", "a".repeat(10_000)));
        for (Receiver receiver : List.of(many, large)) {
            assertThat(send(sender(), to(receiver)).failure()).isEqualTo(SendFailure.BROKEN_ANSWER);
        }
    }

    @Test
    void a_receiver_that_does_not_answer_in_time_fails_and_one_that_has_answered_does_not() throws Exception {
        WebhookSender sender = sender(WebhookSenderTest::here, tls, null, 2, Duration.ofMillis(500));
        CountDownLatch end = new CountDownLatch(1);
        open.add(end::countDown);
        Receiver silent = http((exchange, body) -> end.await());
        Receiver slow = http((exchange, body) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            end.await();
        });
        assertThat(send(sender, to(silent))).satisfies(result -> {
            assertThat(result.failure()).isEqualTo(SendFailure.TIMEOUT);
            assertThat(result.millis()).isBetween(500L, 10_000L);
        });
        // Enough for the head of the answer on a busy machine
        WebhookSender patient = sender(WebhookSenderTest::here, tls, null, 2, Duration.ofSeconds(3));
        assertThat(send(patient, to(slow))).satisfies(result -> {
            assertThat(result.isSuccess()).isTrue();
            assertThat(result.excerpt()).isEqualTo("a");
        });
        end.countDown();
    }

    @Test
    void a_receiver_whose_headers_never_end_is_disconnected() throws Exception {
        try (TalkingServer endless = new TalkingServer("HTTP/1.1 200 OK\r\n") {
            @Override
            void answer(OutputStream out) throws IOException {
                super.answer(out);
                for (int i = 0; i < 10_000; i++) {
                    out.write("X-A: b\r\n".getBytes(StandardCharsets.US_ASCII), i % 8, 1);
                    out.flush();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                }
            }
        }) {
            // Long enough to connect on a busy machine
            WebhookSender sender = sender(WebhookSenderTest::here, tls, null, 2, Duration.ofSeconds(2));
            assertThat(send(sender, request("http", HOST, endless.port())).failure())
                    .isEqualTo(SendFailure.TIMEOUT);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> endless.end.get(10, TimeUnit.SECONDS))
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void a_slow_name_server_fails_in_time_too() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        open.add(end::countDown);
        WebhookSender sender = sender(
                host -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return here(host);
                },
                tls,
                null,
                2,
                Duration.ofMillis(300));
        Receiver receiver = http(Receiver.answering(204, ""));
        assertThat(send(sender, to(receiver)).failure()).isEqualTo(SendFailure.TIMEOUT);
        end.countDown();
    }

    @Test
    void the_number_of_simultaneous_requests_is_limited() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        open.add(end::countDown);
        Receiver receiver = http((exchange, body) -> {
            end.await();
            Receiver.answering(204, "").answer(exchange, body);
        });
        WebhookSender sender = sender();
        assertThat(sender.available()).isEqualTo(2);
        List<CompletableFuture<SendResult>> both = List.of(sender.send(to(receiver)), sender.send(to(receiver)));
        assertThat(sender.available()).isZero();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> sender.send(to(receiver)));
        end.countDown();
        for (CompletableFuture<SendResult> each : both) {
            assertThat(each.get(10, TimeUnit.SECONDS).isSuccess()).isTrue();
        }
        assertThat(sender.available()).isEqualTo(2);
    }

    @Test
    void no_connection_an_unknown_host_and_a_broken_answer_are_failures_of_their_own() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(send(sender(), request("http", HOST, closed)).failure()).isEqualTo(SendFailure.NO_CONNECTION);
        WebhookSender nobody = sender(host -> new InetAddress[0], tls, null, 2, Duration.ofSeconds(10));
        assertThat(send(nobody, request("http", HOST, closed)).failure()).isEqualTo(SendFailure.UNKNOWN_HOST);
        try (TalkingServer talker = new TalkingServer("SSH-2.0-OpenSSH_9.6\r\n")) {
            assertThat(send(sender(), request("http", HOST, talker.port())).failure())
                    .isEqualTo(SendFailure.BROKEN_ANSWER);
        }
    }

    @Test
    void a_proxy_is_told_the_checked_address_and_those_of_the_environment_are_not_used() throws Exception {
        try (TalkingServer proxy = new TalkingServer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")) {
            Map<String, String> settings = Map.of(
                    "http.proxyHost", "127.0.0.1",
                    "http.proxyPort", Integer.toString(proxy.port()),
                    "https.proxyHost", "127.0.0.1",
                    "https.proxyPort", Integer.toString(proxy.port()),
                    "http.nonProxyHosts", "");
            Receiver receiver = https(tls);
            settings.forEach(System::setProperty);
            try {
                assertThat(send(sender(), request("https", HOST, receiver.port()))
                                .isSuccess())
                        .isTrue();
            } finally {
                settings.keySet().forEach(System::clearProperty);
            }
            WebhookSender sender = sender(
                    WebhookSenderTest::here,
                    tls,
                    URI.create("http://127.0.0.1:" + proxy.port()),
                    2,
                    Duration.ofSeconds(10));
            assertThat(send(sender, request("https://" + HOST + "/hook")).isSuccess())
                    .isFalse();
            assertThat(proxy.line.get(10, TimeUnit.SECONDS)).isEqualTo("CONNECT 127.0.0.1:443 HTTP/1.1");
            assertThat(receiver.requests).hasSize(1);
        }
    }

    /** Sends the same bytes to each connection, after the first line. */
    private static class TalkingServer implements AutoCloseable {
        final CompletableFuture<String> line = new CompletableFuture<>();
        final CompletableFuture<String> end = new CompletableFuture<>();
        private final String answer;
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        TalkingServer(String answer) throws IOException {
            this.answer = answer;
            Thread thread = new Thread(() -> {
                while (!socket.isClosed()) {
                    try (Socket connection = socket.accept()) {
                        InputStream in = connection.getInputStream();
                        StringBuilder text = new StringBuilder();
                        for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
                            text.append((char) next);
                        }
                        line.complete(text.toString());
                        answer(connection.getOutputStream());
                        in.readNBytes(50);
                        end.complete(text.toString());
                    } catch (IOException e) {
                        end.completeExceptionally(e);
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void answer(OutputStream out) throws IOException {
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
