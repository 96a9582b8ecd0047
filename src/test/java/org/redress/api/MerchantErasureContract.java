package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.attachment.Multipart;
import org.redress.digest.Sha256;

/** A closed merchant is erased, and its certificate stays. */
interface MerchantErasureContract {
    Redress redress();

    /** Closes the merchant that is the example of openapi.yaml, and waits until it is erased. */
    static void eraseExample(Redress redress) {
        String example = path(9);
        String draft =
                """
                {"id":9,"name":"Nine","email":"nine@shop.example","countryCode":"DE","timeZone":"UTC"}""";
        for (String[] call : List.of(
                new String[] {OperatorContract.MERCHANTS, draft},
                new String[] {example + "/actions/close", OperatorContract.REASON})) {
            // 409 if another test did
            assertThat(redress.send(redress.call(call[0], operator())
                                    .header("Content-Type", "application/json")
                                    .header("If-Match", "*")
                                    .POST(BodyPublishers.ofString(call[1])))
                            .status())
                    .isIn(200, 201, 409);
        }
        try {
            Cluster.await(
                    "the example is erased",
                    () -> redress.get(example + "/erasure", operator()).text().contains("DONE"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String operator() {
        return Redress.token("operator");
    }

    private static String path(int id) {
        return OperatorContract.MERCHANTS + "/" + id;
    }

    private Redress.HttpReply send(String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        Redress.HttpReply answer = redress().send(headers.length == 0 ? call : call.headers(headers));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer;
    }

    private Redress.HttpReply act(int id, String action) {
        return send(operator(), "POST", path(id) + "/actions/" + action, OperatorContract.REASON, "If-Match", "*");
    }

    private Redress.HttpReply erasure(int id) {
        return redress().get(path(id) + "/erasure", operator());
    }

    /** Creates an active merchant all of whose texts contain the mark. */
    private int merchant(String mark) {
        int id = 100_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 800_000_000);
        String data =
                """
                {"id":%d,"name":"Shop %2$s","email":"%2$s@shop.example","countryCode":"DE","timeZone":"UTC",\
                "currency":"EUR","languages":["de"],"ssoNames":["%2$s"],"chatClients":["%2$s"]}"""
                        .formatted(id, mark);
        send(operator(), "POST", OperatorContract.MERCHANTS, data);
        act(id, "activate");
        return id;
    }

    /** Opens a dispute with a file and a comment, and returns its path. */
    private String dispute(int id, String mark) {
        String staff = Redress.token("merchant", id);
        String merchant = "/api/rest/v1/" + id;
        String order =
                """
                {"orderNumber":"%1$s","status":"SHIPPED","amount":"600.5","currency":"EUR","items":[{"title":"%1$s"}],\
                "customer":{"firstName":"%1$s","channelIdentities":[{"channel":"TELEGRAM","uid":"%1$s"}]}}"""
                        .formatted(mark);
        send(staff, "PUT", merchant + "/orders/" + mark, order);
        Redress.HttpReply opened = send(
                staff,
                "POST",
                merchant + "/disputes",
                "{\"orderId\":\"%1$s\",\"reasonId\":10213,\"description\":\"It hums, says %1$s\"}".formatted(mark));
        String dispute = URI.create(opened.header("Location")).getPath();
        send(staff, "POST", dispute + "/comments", "{\"visibility\":\"INTERNAL\",\"text\":\"Angry: " + mark + "\"}");
        Redress.HttpReply added = redress()
                .send(redress()
                        .call(dispute + "/attachments", staff)
                        .header("Content-Type", Multipart.TYPE)
                        .POST(BodyPublishers.ofByteArray(new Multipart()
                                .file(mark + ".txt", mark.getBytes(StandardCharsets.UTF_8))
                                .body())));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return dispute;
    }

    /** Returns the hash of a certificate, computed from copies of the timelines. */
    private String timelinesHash(int id, List<String> disputes) {
        String hash = "";
        for (String dispute : disputes.stream().sorted().toList()) {
            List<JsonObject> timeline = redress()
                    .get(dispute + "/timeline", Redress.token("viewer", id))
                    .array()
                    .getValuesAs(JsonObject.class);
            String last = timeline.get(timeline.size() - 1).getString("hash");
            hash = Sha256.of(hash, dispute.substring(dispute.lastIndexOf('/') + 1), last);
        }
        return hash;
    }

    @Test
    default void a_closed_merchant_is_erased_and_its_certificate_has_the_hash_of_exported_timelines() throws Exception {
        String mark = "xq8" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        int id = merchant(mark);
        send(
                Redress.token("merchant", id),
                "PUT",
                "/api/rest/v1/" + id + "/reasons",
                "{\"reasons\":[{\"names\":{\"en\":\"" + mark + "\"}}]}",
                "If-Match",
                "*");
        List<String> disputes = List.of(dispute(id, mark), dispute(id, mark + "b"));
        String hash = timelinesHash(id, disputes);
        Redress.HttpReply early = erasure(id);
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.object().getString("detail"))
                .isEqualTo("There is no such erasure: the merchant is not closed.");

        JsonObject closed = act(id, "close").object();
        assertThat(Duration.between(
                        Instant.parse(closed.getString("stateAt")), Instant.parse(closed.getString("erasureAt"))))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(erasure(id).object().getString("erasureAt")).isEqualTo(closed.getString("erasureAt"));
        Cluster.await(
                "the merchant is erased",
                () -> erasure(id).object().getString("state").equals("DONE"));

        JsonObject certificate = erasure(id).object();
        assertThat(certificate.getString("closedAt")).isEqualTo(closed.getString("stateAt"));
        assertThat(certificate.getString("begunAt")).isGreaterThanOrEqualTo(closed.getString("erasureAt"));
        assertThat(certificate.getString("erasedAt")).isGreaterThanOrEqualTo(certificate.getString("begunAt"));
        assertThat(certificate.getString("timelinesHash")).isEqualTo(hash);
        JsonObject counts = certificate.getJsonObject("counts");
        assertThat(List.of("disputes", "timelines", "orders", "customers", "comments", "attachments"))
                .extracting(counts::getInt)
                .containsExactly(2, 2, 2, 2, 2, 2);
        Redress.HttpReply left = redress().get(path(id), operator());
        assertThat(left.text()).doesNotContain(mark);
        assertThat(left.object().getString("name")).isEqualTo("(erased)");
        assertThat(left.object().getString("state")).isEqualTo("CLOSED");
        assertThat(left.object()).doesNotContainKey("stateReason");
        for (String list : List.of("", "?name=" + mark)) {
            assertThat(redress()
                            .get(OperatorContract.MERCHANTS + list, operator())
                            .text())
                    .doesNotContain(mark);
        }
        assertThat(redress().get(disputes.get(0), Redress.token("viewer", id)).status())
                .isEqualTo(403);
        assertThat(redress()
                        .send(redress()
                                .call(path(id), operator())
                                .header("Content-Type", "application/json")
                                .header("If-Match", "*")
                                .method("PATCH", BodyPublishers.ofString("{\"name\":\"Back\"}")))
                        .object()
                        .getString("detail"))
                .isEqualTo("merchant cannot be changed once it is closed.");
        // Its names are free for another merchant
        merchant(mark);
        LogContract.awaitLog(redress());
        assertThat(LogContract.log().toLowerCase(Locale.ROOT)).doesNotContain(mark);
    }

    @Test
    default void an_unknown_merchant_has_no_erasure() {
        Redress.HttpReply unknown = erasure(999_999_998);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.object().getString("detail")).isEqualTo("There is no such merchant.");
    }
}
