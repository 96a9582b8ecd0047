import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives webhooks: WEBHOOK_SECRET=whsec_… java Receiver.java 8081. */
class Receiver {
    private static final int MAX_BODY = 1_000_000;
    private static final int TOLERANCE_SECONDS = 300;
    private static final int REMEMBERED = 10_000;

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final byte[] key;

    // A real receiver stores the ids with its own data, in the same transaction
    private final Set<String> handled = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    Receiver(String secret) {
        key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    public static void main(String[] arguments) throws IOException {
        Receiver receiver = new Receiver(System.getenv("WEBHOOK_SECRET"));
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", receiver::receive);
        server.start();
        OUT.println("listening");
    }

    void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (body.length > MAX_BODY) {
                exchange.sendResponseHeaders(413, -1);
            } else if (!isSigned(exchange, id, body)) {
                exchange.sendResponseHeaders(401, -1);
            } else {
                // Repeated requests have the same id: an event is handled once, and taken each time
                if (handled.add(id)) {
                    OUT.println("event " + id + " " + new String(body, StandardCharsets.UTF_8));
                }
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    private boolean isSigned(HttpExchange exchange, String id, byte[] body) {
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long age = Instant.now().getEpochSecond() - Long.parseLong(timestamp);
        byte[] expected = sign(id + "." + timestamp + ".", body);
        // Several while the secret is replaced
        return Math.abs(age) <= TOLERANCE_SECONDS
                && Stream.of(signatures.split(" "))
                        .map(signature -> signature.getBytes(StandardCharsets.UTF_8))
                        .anyMatch(signature -> MessageDigest.isEqual(signature, expected));
    }

    private byte[] sign(String begin, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(begin.getBytes(StandardCharsets.UTF_8));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
            return ("v1," + signature).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
