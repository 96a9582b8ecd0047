package org.redress.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.redress.run.Issuer;

/** Client of a running Redress: over HTTP, with tokens of the SSO that it trusts. */
public final class Redress {
    static final Issuer SSO = new Issuer();
    static final String CHAT = "/api/rest/v1/ecom/integrations/";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();
    static final CallLog CALLS = new CallLog();

    private final URI address;

    Redress(int port) {
        address = URI.create("http://localhost:" + port);
    }

    /** Publishes the keys of the SSO; before the server starts, because it reads them then. */
    static void publishKeys() {
        SSO.writeKeys(Path.of(System.getProperty("redress.keys")));
    }

    static String token(String role, Integer... clientIds) {
        return SSO.token(role, Duration.ofHours(1), clientIds);
    }

    /** Returns a token of a new caller of merchant 1. */
    static String tokenOf(String role, String name) {
        return SSO.sign(SSO.claims(role, Duration.ofHours(1), 1).subject(name).build());
    }

    String address() {
        return address.toString();
    }

    /**
     * Returns a request without a token, to be completed.
     *
     * @param path with its query, encoded
     */
    HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(2));
    }

    HttpRequest.Builder call(String path, String token) {
        return call(path).header("Authorization", "Bearer " + token);
    }

    HttpReply send(HttpRequest.Builder request) {
        try {
            HttpRequest built = request.build();
            Instant begin = Instant.now();
            HttpReply reply = new HttpReply(CLIENT.send(built, HttpResponse.BodyHandlers.ofByteArray()));
            CALLS.add(begin, built);
            DescribedCall.of(built, reply).ifPresent(DescribedCall::check);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpReply get(String path, String token) {
        return send(call(path, token).GET());
    }

    /** Calls as a staff member of merchant 1. */
    HttpReply get(String path) {
        return get(path, token("merchant", 1));
    }

    Socket open() throws IOException {
        return new Socket(address.getHost(), address.getPort());
    }

    /** Sends bytes, which need not be HTTP, and returns the response. */
    String raw(String request) {
        try (Socket socket = open()) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder chat(String operation, String token, byte[] body) {
        return call(CHAT + operation, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /** Returns a request of the chatbot of merchant 1. */
    HttpReply chat(String operation, String body) {
        return send(chat(operation, token("chatbot", 1), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Repeats a call while it is answered with 429 or 503, as callers do: after Retry-After, at most 60 times. */
    static HttpReply inTheEnd(Supplier<HttpReply> call) {
        HttpReply reply = call.get();
        for (int again = 0; (reply.status() == 429 || reply.status() == 503) && again < 60; again++) {
            try {
                Thread.sleep(1_000L * Integer.parseInt(reply.header("Retry-After")));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            reply = call.get();
        }
        return reply;
    }

    /** Returns an example of the documents, byte for byte. */
    static byte[] document(String name) {
        try (InputStream file = Redress.class.getResourceAsStream("/documents/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonStructure json(byte[] text) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text))) {
            return reader.read();
        }
    }

    /** A response. */
    record HttpReply(HttpResponse<byte[]> http) {
        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }

        String text() {
            return new String(http.body(), StandardCharsets.UTF_8);
        }

        JsonObject object() {
            return (JsonObject) json();
        }

        JsonArray array() {
            return (JsonArray) json();
        }

        private JsonStructure json() {
            return Redress.json(http.body());
        }

        /** Returns a message of a chat reply. */
        JsonObject message(int index) {
            return object().getJsonObject("response")
                    .getJsonArray("responseMessages")
                    .getJsonObject(index);
        }

        /** Returns the text of a chat reply. */
        String replyText() {
            JsonObject message = message(0);
            String shape = message.keySet().iterator().next();
            return message.getJsonObject(shape).getString("responseText");
        }

        /** Returns the body without the chat's responseId and a problem's traceId, which are unique per response. */
        String withoutUniqueIds() {
            return text().replaceFirst("\"responseId\":\"[^\"]+\"", "").replaceFirst("\"traceId\":\"[^\"]+\"", "");
        }
    }
}
