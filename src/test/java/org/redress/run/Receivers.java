package org.redress.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The receivers of docs/events.md, as processes: which requests they take, and what they handle. */
final class Receivers {
    private static final String BODY = "{\"type\":\"dispute.decided\",\"data\":{\"text\":\"Zoë 李\"}}";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Receivers() {}

    /** Starts a receiver by a program and a file, and checks it with right, wrong, old and repeated requests. */
    static void check(String program, String file) throws Exception {
        int port = freePort();
        Path output = Files.createTempFile("receiver", ".txt");
        ProcessBuilder builder = new ProcessBuilder(program, file, Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("WEBHOOK_SECRET", EventReceiver.SECRET);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process receiver = builder.start();
        try {
            EventReceiver.await(() -> text(output).contains("listening"));
            assertThat(text(output)).contains("listening");
            long now = Instant.now().getEpochSecond();
            String signature = signature("id-1", now, BODY);

            assertThat(send(port, "id-1", now, signature, BODY)).isEqualTo(204);
            assertThat(send(port, "id-1", now, signature, BODY)).isEqualTo(204);
            assertThat(send(port, "id-2", now, "v1,b2xk " + signature("id-2", now, BODY), BODY))
                    .isEqualTo(204);
            assertThat(send(port, "id-3", now, signature, BODY)).isEqualTo(401);
            assertThat(send(port, "id-1", now, signature, BODY + " ")).isEqualTo(401);
            assertThat(send(port, "id-4", now, "v1,", BODY)).isEqualTo(401);
            for (long past : List.of(now - 400, now + 400)) {
                assertThat(send(port, "id-5", past, signature("id-5", past, BODY), BODY))
                        .isEqualTo(401);
            }
            HttpRequest unsigned = request(port).build();
            assertThat(CLIENT.send(unsigned, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(401);

            EventReceiver.await(() -> text(output).contains("event id-2 "));
            assertThat(text(output).lines().filter(line -> line.startsWith("event ")))
                    .containsExactly("event id-1 " + BODY, "event id-2 " + BODY);
        } finally {
            receiver.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signature(String id, long at, String body) throws Exception {
        return new Webhook(EventReceiver.SECRET).sign(id, at, body);
    }

    private static HttpRequest.Builder request(int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                .POST(HttpRequest.BodyPublishers.ofString(BODY));
    }

    private static int send(int port, String id, long at, String signature, String body) throws Exception {
        HttpRequest request = request(port)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }
}
