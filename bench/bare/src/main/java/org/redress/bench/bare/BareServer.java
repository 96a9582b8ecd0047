package org.redress.bench.bare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * The limit of a JVM: the JDK's own HTTP server, HikariCP, SQL by hand and JSON by hand. Its responses and addresses are
 * those of Redress, but it checks no token and has no lenient parsing, limits, log or metrics.
 *
 * <p>Settings from the environment: PORT, DB_URL, DB_USER, DB_POOL_SIZE.
 */
public final class BareServer {
    private static final int THREADS = 20;

    private BareServer() {}

    /** Maps a request to its response. */
    interface Call {
        String answer(String path, Map<String, String> query, String body) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        DataSource database = database();
        Disputes disputes = new Disputes(database);
        Chat chat = new Chat(database);
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port()), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        serve(server, "/", (path, query, body) -> disputes.page(Integer.parseInt(path.split("/")[1]), query));
        String chatPath = "/api/rest/v1/ecom/integrations/";
        serve(server, chatPath + "getOrderStatus", (path, query, body) -> chat.orderStatus(body));
        serve(server, chatPath + "raiseComplaintsAgainstOrder", (path, query, body) -> chat.raise(body));
        serve(server, chatPath + "getComplaintsTrackingDetails", (path, query, body) -> chat.track(body));
        server.start();
    }

    private static int port() {
        return Integer.parseInt(System.getenv("PORT"));
    }

    private static DataSource database() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("DB_URL"));
        config.setUsername(System.getenv("DB_USER"));
        config.setMaximumPoolSize(Integer.parseInt(System.getenv().getOrDefault("DB_POOL_SIZE", "20")));
        // Prepared in the database at the first use
        config.addDataSourceProperty("prepareThreshold", "1");
        return new HikariDataSource(config);
    }

    private static void serve(HttpServer server, String path, Call call) {
        server.createContext(path, exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String answer = call.answer(exchange.getRequestURI().getPath(), query(exchange), body);
                send(exchange, 200, answer);
            } catch (Exception e) {
                e.printStackTrace();
                send(exchange, 500, e.toString());
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String answer) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
