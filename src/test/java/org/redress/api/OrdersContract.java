package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders written by the merchant's systems, and their effect on the chat and on disputes. */
interface OrdersContract {
    String ORDERS = "/api/rest/v1/1/orders/";
    String JSON = "application/json";
    int MANY = 20_000;

    Redress redress();

    /** Returns an id for an order or a customer of one test. */
    private static String fresh(String prefix) {
        return prefix + UUID.randomUUID();
    }

    static String order(String number, String uid) {
        return """
               {"orderNumber": "%1$s", "status": "SHIPPED",
                "customer": {"firstName": "Zoë 😀", "lastName": "O'Brien 李", "email": "%2$s@mail.example",
                  "channelIdentities": [{"channel": "telegram", "uid": "%2$s"}]},
                "items": [{"title": "TV", "pictureUrl": "https://abc.example/tv.jpg"}],
                "amount": "600.5", "currency": "EUR", "placedAt": "2023-12-08T11:15:00+01:00",
                "carrier": "DHL", "trackingId": "JD1", "invoiceId": "INV#%1$s", "invoiceDate": "2023-12-08T10:16:00Z"}"""
                .formatted(number, uid);
    }

    private Redress.HttpReply send(String method, String path, String type, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, Redress.token("merchant", 1))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private Redress.HttpReply put(String orderId, String body) {
        return send("PUT", ORDERS + orderId, JSON, body);
    }

    /** Replaces the order in any version. */
    private Redress.HttpReply replace(String orderId, String body) {
        return send("PUT", ORDERS + orderId, JSON, body, "If-Match", "*");
    }

    private String statusInChat(String uid, String orderId) {
        return redress()
                .chat(
                        ChatContract.STATUS,
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},
                         "queryInfo":{"interestType":"order-status","entityInfo":{"orderId":"%s"}}}"""
                                .formatted(uid, orderId))
                .replyText();
    }

    @Test
    default void a_stored_order_is_read_by_the_merchant_and_in_the_chat() {
        String id = fresh("o");
        String uid = fresh("u");
        Redress.HttpReply created = put(id, order("OR#1", uid));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        URI location = URI.create(created.header("Location"));
        assertThat(location.getPath()).isEqualTo(ORDERS + id);

        Redress.HttpReply read = redress().get(location.getPath(), Redress.token("viewer", 1));
        assertThat(read.text()).isEqualTo(created.text());
        JsonObject order = read.object();
        assertThat(order.getString("orderId")).isEqualTo(id);
        assertThat(order.getString("amount")).isEqualTo("600.50");
        assertThat(order.getString("placedAt")).isEqualTo("2023-12-08T10:15:00Z");
        assertThat(order.getJsonObject("customer").getString("firstName")).isEqualTo("Zoë 😀");
        assertThat(order.getJsonObject("customer").getString("lastName")).isEqualTo("O'Brien 李");
        assertThat(order.containsKey("trackingUrl")).isFalse();

        assertThat(statusInChat(uid, id)).isEqualTo("Order " + id + " has been shipped");
        assertThat(statusInChat(fresh("u"), id)).startsWith("I could not find");
    }

    @Test
    default void an_order_put_as_it_was_read_is_not_changed() {
        String id = fresh("o");
        put(id, order("OR#1", fresh("u")));
        String read = redress().get(ORDERS + id).text();
        for (int times = 0; times < 2; times++) {
            Redress.HttpReply again = put(id, read);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text()).isEqualTo(read);
        }
    }

    @Test
    default void a_patch_updates_the_fulfilment_of_an_order() {
        String id = fresh("o");
        String uid = fresh("u");
        JsonObject before = put(id, order("OR#1", uid)).object();
        for (String type : List.of("application/merge-patch+json", JSON)) {
            Redress.HttpReply changed = send(
                    "PATCH",
                    ORDERS + id,
                    type,
                    "{\"status\":\"delivered\",\"carrier\":null,\"trackingId\":\"JD2\"}",
                    "If-Match",
                    "*");
            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertThat(changed.object().getString("status")).isEqualTo("DELIVERED");
            assertThat(changed.object().containsKey("carrier")).isFalse();
            assertThat(changed.object().getString("trackingId")).isEqualTo("JD2");
            assertThat(changed.object().getJsonArray("items")).isEqualTo(before.getJsonArray("items"));
        }
        assertThat(statusInChat(uid, id)).isEqualTo("Order " + id + " has been delivered");

        Redress.HttpReply refused =
                send("PATCH", ORDERS + id, JSON, "{\"status\":null,\"amount\":\"1\"}", "If-Match", "*");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("\"field\":\"status\"", "\"field\":\"amount\"");
        assertThat(send("PATCH", ORDERS + fresh("o"), JSON, "{}", "If-Match", "*")
                        .status())
                .isEqualTo(404);
    }

    @Test
    default void a_change_of_an_order_needs_its_entity_tag() {
        String id = fresh("o");
        String uid = fresh("u");
        String other = order("OR#2", uid);
        assertThat(replace(id, other).status()).as("there is none").isEqualTo(412);
        String first = put(id, order("OR#1", uid)).header("ETag");
        assertThat(redress().get(ORDERS + id).header("ETag")).isEqualTo(first);
        assertThat(put(id, other).status()).isEqualTo(428);
        assertThat(redress().get(ORDERS + id).object().getString("orderNumber")).isEqualTo("OR#1");
        Redress.HttpReply changed = send("PUT", ORDERS + id, JSON, other, "If-Match", first);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(first);
        for (String method : List.of("PUT", "PATCH")) {
            String third = order("OR#3", uid);
            assertThat(send(method, ORDERS + id, JSON, "PUT".equals(method) ? third : "{}", "If-Match", first)
                            .status())
                    .isEqualTo(412);
        }
        assertThat(send("PATCH", ORDERS + id, JSON, "{}").status()).isEqualTo(428);
    }

    @Test
    default void each_violation_of_an_order_has_its_place() {
        Redress.HttpReply wrong = put(
                fresh("o"),
                "{\"status\":\"LOST\",\"customer\":{},\"items\":[{}],\"amount\":\"1.001\",\"currency\":\"EUR\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
        assertThat(wrong.object().getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("field") + " " + violation.getString("place"))
                .containsExactlyInAnyOrder(
                        "orderNumber body /orderNumber",
                        "customer.accountId body /customer/accountId",
                        "items[0].title body /items/0/title",
                        "amount body /amount",
                        "status body /status");
        Redress.HttpReply noJson = put(fresh("o"), "{\n \"status\": x}");
        assertThat(noJson.status()).isEqualTo(400);
        assertThat(noJson.object().getInt("line")).isEqualTo(2);
        assertThat(put(fresh("o"), "").status()).isEqualTo(400);
        assertThat(put(fresh("o"), " ".repeat(131_073)).status()).isEqualTo(413);
        assertThat(put("x".repeat(65), order("1", "u")).status()).isEqualTo(400);
        assertThat(put("%00", order("1", "u")).status()).isEqualTo(400);
        assertThat(send("PUT", ORDERS + "1", "text/plain", "x").status()).isEqualTo(415);
    }

    @Test
    default void an_identity_of_another_customer_is_409() {
        String uid = fresh("u");
        put(
                fresh("o"),
                order("OR#1", uid)
                        .replace("\"customer\": {", "\"customer\": {\"accountId\": \"" + UUID.randomUUID() + "\","));
        String id = fresh("o");
        Redress.HttpReply refused = put(
                id,
                order("OR#2", uid)
                        .replace("\"customer\": {", "\"customer\": {\"accountId\": \"" + UUID.randomUUID() + "\","));
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("belongs to another customer", "body /customer/channelIdentities/0");
        assertThat(redress().get(ORDERS + id).status()).isEqualTo(404);
    }

    @Test
    default void a_dispute_keeps_the_orders_fields_as_of_its_opening() {
        String id = fresh("o");
        String uid = fresh("u");
        String number = fresh("OR#");
        put(id, order(number, uid));
        redress()
                .chat(
                        ChatContract.RAISE,
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},
                         "queryInfo":{"interestType":"productComplaint","entityInfo":{"orderId":"%s"}}}"""
                                .formatted(uid, id));
        assertThat(replace(id, order("OR#other", uid).replace("600.5", "7")).status())
                .isEqualTo(200);
        List<JsonObject> disputes = redress()
                .get("/1/disputes?query=" + number.replace("#", "%23"))
                .array()
                .getValuesAs(JsonObject.class);
        assertThat(disputes).singleElement().satisfies(dispute -> {
            assertThat(dispute.getString("orderId")).isEqualTo(id);
            assertThat(dispute.getString("amount")).isEqualTo("600.50");
            assertThat(dispute.getString("invoiceId")).isEqualTo("INV#" + number);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "card", "media", "container"})
    default void a_complaint_shows_nothing_of_an_order_that_is_anothers_now(String type) {
        String id = fresh("o");
        String uid = fresh("u");
        String secret = fresh("s");
        put(id, order("OR#1", uid));
        Redress.HttpReply raised = redress()
                .chat(
                        ChatContract.RAISE,
                        """
                        {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},
                         "queryInfo":{"interestType":"productComplaint","entityInfo":{"orderId":"%s"}}}"""
                                .formatted(uid, id));
        String track =
                """
                {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},"responseType":"%s",
                 "queryInfo":{"interestType":"trackComplaint","entityInfo":{"complaintId":"%s"}}}"""
                        .formatted(uid, type, ChatContract.complaintId(raised));
        String moved = order("OR#1", fresh("u"))
                .replace("\"TV\"", "\"" + secret + "\"")
                .replace("tv.jpg", secret)
                .replace(
                        "\"amount\"",
                        "\"media\": [{\"mediaType\": \"IMAGE\", \"name\": \"Door\", \"description\": \"%1$s\","
                                        .formatted(secret)
                                + " \"contentUrl\": \"https://abc.example/%1$s\"}], \"amount\"".formatted(secret));
        assertThat(replace(id, moved).status()).isEqualTo(200);
        Redress.HttpReply reply = redress().chat(ChatContract.TRACK, track);
        assertThat(reply.text()).contains("is being worked on").doesNotContain(secret);
        assertThat(replace(
                                id,
                                moved.replaceAll("\"uid\": \"[^\"]*", "\"uid\": \"" + uid)
                                        .replaceAll("\"email\": \"[^\"]*\",", ""))
                        .status())
                .isEqualTo(200);
        assertThat(redress().chat(ChatContract.TRACK, track).text().contains(secret))
                .as("the customer's own order")
                .isEqualTo(type.equals("card") || type.equals("media"));
    }

    @Test
    default void fifty_orders_of_a_new_customer_at_once_are_of_one_customer() {
        String uid = fresh("u");
        ExecutorService callers = Executors.newFixedThreadPool(50);
        try {
            List<CompletableFuture<Redress.HttpReply>> answers = IntStream.range(0, 50)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> Redress.inTheEnd(() -> put(uid + "-" + n % 25, order("OR#" + n % 25, uid))), callers))
                    .toList();
            List<Redress.HttpReply> all =
                    answers.stream().map(CompletableFuture::join).toList();
            assertThat(all).extracting(Redress.HttpReply::status).containsOnly(200, 201);
            assertThat(all)
                    .extracting(
                            answer -> answer.object().getJsonObject("customer").getString("customerId"))
                    .containsOnly(all.get(0).object().getJsonObject("customer").getString("customerId"));
        } finally {
            callers.shutdownNow();
        }
    }

    private static String line(String orderId, String uid) {
        return "{\"orderId\":\"" + orderId + "\","
                + order("OR#" + orderId, uid).replace("\n", " ").substring(1) + "\n";
    }

    @Test
    default void an_import_responds_while_it_is_being_sent() throws IOException {
        String prefix = fresh("i");
        try (ImportCall call = new ImportCall(redress(), Redress.token("merchant", 1))) {
            for (int batch = 0; batch < 3; batch++) {
                for (int n = 0; n < 100; n++) {
                    call.send(line(prefix + "-" + n, prefix + n));
                }
                if (batch == 0) {
                    assertThat(call.status()).startsWith("HTTP/1.1 200");
                }
                String result = List.of("created", "unchanged", "unchanged").get(batch);
                for (int n = 0; n < 100; n++) {
                    assertThat(call.line())
                            .isEqualTo("{\"line\":%d,\"orderId\":\"%s\",\"result\":\"%s\"}"
                                    .formatted(batch * 100 + n + 1, prefix + "-" + n, result));
                }
                assertThat(redress().get(ORDERS + prefix + "-99").status()).isEqualTo(200);
            }
            call.end();
            assertThat(call.line())
                    .isEqualTo("{\"lines\":300,\"created\":100,\"replaced\":0,\"unchanged\":200,\"failed\":0}");
        }
    }

    @Test
    default void twenty_thousand_lines_are_imported_with_invalid_ones_reported_and_can_be_sent_again()
            throws IOException {
        String prefix = fresh("m");
        long begin = System.nanoTime();
        List<String> first = importMany(prefix, MANY);
        List<String> again = importMany(prefix, 2_000);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(first).hasSize(MANY + 1);
        assertThat(first.get(MANY))
                .isEqualTo("{\"lines\":20000,\"created\":19980,\"replaced\":0,\"unchanged\":0,\"failed\":20}");
        assertThat(again.get(2_000))
                .isEqualTo("{\"lines\":2000,\"created\":0,\"replaced\":0,\"unchanged\":1998,\"failed\":2}");
        assertThat(first.get(499)).contains("\"line\":500,", "\"status\":400", "not JSON");
        assertThat(first.get(1_499)).contains("\"line\":1500,", "\"status\":413");
        assertThat(first.get(2_499)).contains("\"line\":2500,", "\"status\":400", "not UTF-8");
        assertThat(first.get(3_499)).contains("\"line\":3500,", "\"field\":\"orderId\"", "\"field\":\"items\"");
        assertThat(first.get(3_500)).contains("\"line\":3501,", "\"result\":\"created\"");
        assertThat(redress().get(ORDERS + prefix + "-19998").object().getString("orderNumber"))
                .isEqualTo("OR#" + prefix + "-19998");
        assertThat(took).isLessThan(Duration.ofMinutes(5));
    }

    /** Imports two orders per customer; every thousandth line is invalid. */
    private List<String> importMany(String prefix, int count) throws IOException {
        try (ImportCall call = new ImportCall(redress(), Redress.token("merchant", 1))) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    for (int n = 0; n < count; n++) {
                        call.send(
                                n % 1_000 == 499
                                        ? bad(n / 1_000)
                                        : line(prefix + "-" + n, prefix + n / 2).getBytes(StandardCharsets.UTF_8));
                    }
                    call.end();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            assertThat(call.status()).startsWith("HTTP/1.1 200");
            List<String> lines = new ArrayList<>();
            do {
                lines.add(call.line());
            } while (!lines.get(lines.size() - 1).startsWith("{\"lines\""));
            sending.join();
            return lines;
        }
    }

    private static byte[] bad(int kind) {
        return switch (kind % 4) {
            case 0 -> "{\"orderId\": \n".getBytes(StandardCharsets.UTF_8);
            case 1 -> ("{\"orderId\":\"" + "x".repeat(70_000) + "\"}\n").getBytes(StandardCharsets.UTF_8);
            case 2 -> "{\"orderId\":\"\u00FF\"}\n".getBytes(StandardCharsets.ISO_8859_1);
            default -> "{}\n".getBytes(StandardCharsets.UTF_8);
        };
    }

    @Test
    default void an_import_that_is_empty_or_of_another_type_is_refused() {
        HttpRequest.Builder call = redress().call("/api/rest/v1/1/orders:import", Redress.token("merchant", 1));
        Redress.HttpReply nothing = redress()
                .send(call.header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString("\n \r\n")));
        assertThat(nothing.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(nothing.text())
                .isEqualTo("{\"lines\":0,\"created\":0,\"replaced\":0,\"unchanged\":0,\"failed\":0}\n");
        assertThat(send("POST", "/api/rest/v1/1/orders:import", JSON, "{}").status())
                .isEqualTo(415);
    }
}
