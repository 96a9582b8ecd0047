package org.redress.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/** Receiver of webhooks on this machine, which checks their signatures as Standard Webhooks' own library does. */
public final class EventReceiver implements AutoCloseable {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final int SECONDS = 60;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final IntUnaryOperator statuses;
    private int requests;

    private EventReceiver(HttpServer server, IntUnaryOperator statuses) {
        this.server = server;
        this.statuses = statuses;
    }

    /**
     * Starts a receiver.
     *
     * @param statuses of the answers, by the number of the request from 0
     */
    public static EventReceiver start(IntUnaryOperator statuses) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            EventReceiver receiver = new EventReceiver(server, statuses);
            server.createContext("/", receiver::receive);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // On the only thread of the server
    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        try {
            new Webhook(SECRET).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
        } catch (Exception e) {
            failures.add(e + " of " + body);
        }
        int status = statuses.applyAsInt(requests++);
        (status / 100 == 2 ? taken : refused).add(id);
        bodies.add(body);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Returns the address of the receiver. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/events";
    }

    /** Returns the ids of the requests that were answered with 2xx, in their order. */
    public List<String> taken() {
        assertThat(failures).isEmpty();
        return taken;
    }

    /** Returns the ids of the other requests, in their order. */
    public List<String> refused() {
        return refused;
    }

    /** Returns the bodies of all requests, in their order. */
    public List<String> bodies() {
        return bodies;
    }

    /** Waits until as many requests have been answered with 2xx. */
    public void awaitTaken(int count) {
        await(() -> taken.size() >= count);
        assertThat(taken()).hasSizeGreaterThanOrEqualTo(count);
    }

    /** Waits for a condition, at most a minute. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
