package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.Concurrently;

/** All kinds of writes at once, on few customers and orders of one merchant, over all nodes. */
interface StormContract {
    Duration STORM = Duration.ofSeconds(60);
    Path DATABASE_LOG = Path.of("target/servers/postgresql.log");
    int ORDERS = 10;
    String MERCHANT = "/api/rest/v1/2";

    // Refused since another call came first, or to be repeated: never 500
    Set<Integer> ALLOWED = Set.of(200, 201, 204, 404, 409, 410, 412, 422, 429, 503);

    Cluster cluster();

    /** A kind of write. */
    @FunctionalInterface
    interface WriteCall {
        Redress.HttpReply send(Redress node, Random random);
    }

    @Test
    default void writes_of_all_kinds_at_once_neither_fail_nor_deadlock() throws Exception {
        Map<String, WriteCall> kinds = new TreeMap<>(Map.ofEntries(
                Map.entry("raise", (node, random) -> NodesContract.raise(node, 2, person(random), text(random))),
                Map.entry("raise about an order", StormContract::raiseAboutOrder),
                Map.entry("add in the chat", StormContract::add),
                Map.entry("cancel in the chat", StormContract::cancel),
                Map.entry("open about an order", StormContract::open),
                Map.entry("open for a customer", StormContract::openForCustomer),
                Map.entry("comment", StormContract::comment),
                Map.entry("request information", StormContract::requestInformation),
                Map.entry("upload", StormContract::upload),
                Map.entry("put", StormContract::put),
                Map.entry("patch", StormContract::patch),
                Map.entry("import", StormContract::importOrders),
                Map.entry("erase", this::erase)));
        String orders = IntStream.range(0, ORDERS)
                .mapToObj(number -> body("storm-" + number, new Random(number)))
                .collect(Collectors.joining("\n"));
        assertThat(importLines(cluster().a.redress(), orders).status()).isEqualTo(200);
        List<String> names = List.copyOf(kinds.keySet());
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        Map<String, String> failed = new ConcurrentHashMap<>();
        Instant end = Instant.now().plus(STORM);
        Concurrently.callers(16, caller -> () -> {
            Random random = new Random(caller);
            for (int n = 0; Instant.now().isBefore(end); n++) {
                String name = names.get(random.nextInt(names.size()));
                Redress node = (n % 2 == 0 ? cluster().a : cluster().b).redress();
                Redress.HttpReply reply = kinds.get(name).send(node, random);
                if (!ALLOWED.contains(reply.status())) {
                    failed.put(name, reply.text());
                }
                answers.merge(name + " " + reply.status() / 100 + "xx", 1, Integer::sum);
            }
            return caller;
        });
        assertThat(failed).isEmpty();
        assertThat(answers)
                .as("each kind was carried out")
                .containsKeys(names.stream().map(name -> name + " 2xx").toArray(String[]::new));
        assertThat(Files.readString(DATABASE_LOG)).doesNotContain("deadlock detected");
    }

    private static String person(Random random) {
        return "storm-" + random.nextInt(40);
    }

    private static String order(Random random) {
        return "storm-" + random.nextInt(ORDERS);
    }

    private static String text(Random random) {
        return "Broken " + random.nextInt();
    }

    private static Redress.HttpReply raiseAboutOrder(Redress node, Random random) {
        return chat(
                node,
                random,
                ChatContract.RAISE,
                "customerComplaint",
                "\"orderId\":\"%s\",\"problemStatement\":\"%s\"".formatted(order(random), text(random)));
    }

    private static Redress.HttpReply add(Redress node, Random random) {
        return chat(
                node,
                random,
                "addToComplaint",
                "addToComplaint",
                "\"complaintId\":\"%s\",\"problemStatement\":\"%s\"".formatted(ticket(node, random), text(random)));
    }

    private static Redress.HttpReply cancel(Redress node, Random random) {
        return chat(
                node,
                random,
                "cancelComplaint",
                "cancelComplaint",
                "\"complaintId\":\"%s\"".formatted(ticket(node, random)));
    }

    private static Redress.HttpReply chat(
            Redress node, Random random, String operation, String interest, String entity) {
        return node.send(NodesContract.chat(node, 2, operation, person(random), interest, entity));
    }

    private static String ticket(Redress node, Random random) {
        return String.valueOf(dispute(node, random).getInt("ticketNumber"));
    }

    /** Returns one of the newest disputes; there are some in the demo. */
    private static JsonObject dispute(Redress node, Random random) {
        List<JsonObject> newest = Redress.inTheEnd(
                        () -> node.get(MERCHANT + "/disputes?pageSize=10", Redress.token("merchant", 2)))
                .array()
                .getValuesAs(JsonObject.class);
        return newest.get(random.nextInt(newest.size()));
    }

    private static Redress.HttpReply send(
            Redress node, String method, String path, String type, String body, String... headers) {
        HttpRequest.Builder call = node.call(MERCHANT + path, Redress.token("merchant", 2))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            call.header(headers[i], headers[i + 1]);
        }
        return node.send(call);
    }

    private static Redress.HttpReply json(Redress node, String method, String path, String body, String... headers) {
        return send(node, method, path, "application/json", body, headers);
    }

    private static Redress.HttpReply open(Redress node, Random random) {
        return json(
                node,
                "POST",
                "/disputes",
                "{\"orderId\":\"%s\",\"reasonId\":10213,\"description\":\"%s\"}".formatted(order(random), text(random)),
                "Idempotency-Key",
                "storm-" + random.nextInt());
    }

    private static Redress.HttpReply openForCustomer(Redress node, Random random) {
        return json(
                node,
                "POST",
                "/disputes",
                ("{\"invoiceId\":\"INV%d\",\"reasonId\":10213,\"description\":\"Broken\",\"amount\":\"1.00\","
                                + "\"currency\":\"EUR\",\"customer\":{%s}}")
                        .formatted(random.nextInt(), customer(random)),
                "Idempotency-Key",
                "storm-" + random.nextInt());
    }

    /** Returns one of the people by one of their two keys: orders change hands. */
    private static String customer(Random random) {
        String person = person(random);
        return random.nextBoolean()
                ? "\"lastName\":\"Storm\",\"email\":\"" + person + "@mail.example\""
                : "\"lastName\":\"Storm\",\"channelIdentities\":[{\"channel\":\"TELEGRAM\",\"uid\":\"" + person
                        + "\"}]";
    }

    private static Redress.HttpReply comment(Redress node, Random random) {
        return json(
                node,
                "POST",
                "/disputes/" + dispute(node, random).getString("id") + "/comments",
                "{\"text\":\"%s\",\"visibility\":\"CUSTOMER\"}".formatted(text(random)));
    }

    private static Redress.HttpReply requestInformation(Redress node, Random random) {
        return json(
                node,
                "POST",
                "/disputes/" + dispute(node, random).getString("id") + "/actions/request-information",
                "{\"text\":\"%s\"}".formatted(text(random)),
                "If-Match",
                "*");
    }

    private static Redress.HttpReply upload(Redress node, Random random) {
        return send(
                node,
                "POST",
                "/disputes/" + dispute(node, random).getString("id") + "/attachments",
                "multipart/form-data; boundary=storm",
                "--storm\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n" + text(random) + "\r\n--storm--\r\n");
    }

    private static String body(String orderId, Random random) {
        return ("{\"orderId\":\"%s\",\"orderNumber\":\"N%d\",\"status\":\"SHIPPED\",\"customer\":{%s},"
                        + "\"items\":[{\"title\":\"TV\"}],\"amount\":\"129.90\",\"currency\":\"EUR\"}")
                .formatted(orderId, random.nextInt(), customer(random));
    }

    private static Redress.HttpReply put(Redress node, Random random) {
        String id = order(random);
        return json(node, "PUT", "/orders/" + id, body(id, random), "If-Match", "*");
    }

    private static Redress.HttpReply patch(Redress node, Random random) {
        return send(
                node,
                "PATCH",
                "/orders/" + order(random),
                "application/merge-patch+json",
                "{\"trackingId\":\"T%d\"}".formatted(random.nextInt()),
                "If-Match",
                "*");
    }

    private static Redress.HttpReply importOrders(Redress node, Random random) {
        return importLines(
                node,
                Stream.generate(() -> body(order(random), random)).limit(3).collect(Collectors.joining("\n")));
    }

    private static Redress.HttpReply importLines(Redress node, String lines) {
        return send(node, "POST", "/orders:import", "application/x-ndjson", lines);
    }

    private Redress.HttpReply erase(Redress node, Random random) {
        List<String> customers;
        try {
            customers = cluster()
                    .column("select id from customers where merchant_id = 2 order by created_at desc, id limit 40");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return json(
                node,
                "DELETE",
                "/customers/" + customers.get(random.nextInt(customers.size())) + "/data",
                "",
                "If-Match",
                "*");
    }
}
