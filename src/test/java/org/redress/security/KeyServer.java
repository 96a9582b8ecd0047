package org.redress.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The address of an SSO's keys, on this machine, in good days and in bad ones. */
final class KeyServer implements AutoCloseable {
    /** Handles a request. */
    interface Mood {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static final String PATH = "/realms/redress/certs";

    final AtomicInteger fetches = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private volatile Mood mood = showing(Sso.publicKeys());

    KeyServer() throws IOException {
        server.setExecutor(threads);
        server.createContext(PATH, exchange -> {
            fetches.incrementAndGet();
            try (exchange) {
                mood.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    void set(Mood next) {
        mood = next;
    }

    static Mood showing(String body) {
        return answering(200, body);
    }

    static Mood answering(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Shows the keys, but not at once. */
    static Mood slowly(Duration after) {
        return exchange -> {
            Thread.sleep(after.toMillis());
            showing(Sso.publicKeys()).answer(exchange);
        };
    }

    /** Accepts and never answers. */
    Mood hanging() {
        return exchange -> closed.await();
    }

    /** Answers a byte at a time, and never comes to an end. */
    Mood dripping() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                body.write(' ');
                body.flush();
            }
        };
    }

    /** Answers without end, as fast as it can. */
    static Mood flooding() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 4096; i++) {
                exchange.getResponseBody().write(blanks);
            }
        };
    }

    /** Hangs up. */
    static Mood closing() {
        return HttpExchange::close;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
