package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.redress.Concurrently;
import org.redress.attachment.Multipart;
import org.redress.attachment.Samples;

/** Upload and download of attachments: by the merchant only, all files of a request or none. */
interface AttachmentContract {
    String API = "/api/rest/v1";
    int MIB = 1024 * 1024;

    Redress redress();

    /** Creates a dispute of merchant 1. */
    static String newDispute(Redress redress) {
        String number =
                NodesContract.acknowledged(NodesContract.raise(redress, "51342", "Complaint " + UUID.randomUUID()));
        return redress.get("/1/disputes?query=" + number)
                .array()
                .getJsonObject(0)
                .getString("id");
    }

    static Redress.HttpReply add(Redress redress, String dispute, byte[] body) {
        return add(redress, dispute, body, Redress.token("merchant", 1));
    }

    static Redress.HttpReply add(Redress redress, String dispute, byte[] body, String token) {
        return redress.send(redress.call(API + "/1/disputes/" + dispute + "/attachments", token)
                .header("Content-Type", Multipart.TYPE)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    static List<JsonObject> attachments(Redress redress, String dispute) {
        return redress.get("/1/disputes/" + dispute)
                .object()
                .getJsonArray("attachments")
                .getValuesAs(JsonObject.class);
    }

    static byte[] text(int bytes) {
        byte[] text = new byte[bytes];
        Arrays.fill(text, (byte) 'x');
        return text;
    }

    private String newDispute() {
        return newDispute(redress());
    }

    private Redress.HttpReply add(String dispute, Multipart body) {
        return add(redress(), dispute, body.body());
    }

    private void refused(int status, String field, Redress.HttpReply answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.object().getJsonArray("violations").getJsonObject(0).getString("field"))
                .isEqualTo(field);
    }

    @Test
    default void uploaded_files_are_downloaded_unchanged() throws Exception {
        String dispute = newDispute();
        String before = redress().get("/1/disputes/" + dispute).object().getString("updatedAt");
        Redress.HttpReply added = add(
                dispute,
                new Multipart()
                        .text("source", "Zoë")
                        .file("tv.jpg", Samples.photo())
                        .file("../../etc/passwd", "root".getBytes(StandardCharsets.UTF_8))
                        .file("Zoë 李 😀.jpg", Samples.photo()));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        List<JsonObject> files = added.object().getJsonArray("attachments").getValuesAs(JsonObject.class);
        assertThat(files).isEqualTo(attachments(redress(), dispute));
        assertThat(files)
                .extracting(file -> file.getString("originalFileName"))
                .containsExactly("tv.jpg", ".._.._etc_passwd", "Zoë 李 😀.jpg");
        assertThat(files)
                .extracting(file -> file.getString("mimeType"))
                .containsExactly("image/jpeg", "text/plain", "image/jpeg");
        assertThat(files).extracting(file -> file.getInt("size")).containsExactly(12_432, 4, 12_432);
        assertThat(files).extracting(file -> file.getString("source")).containsOnly("Zoë");
        assertThat(redress().get("/1/disputes/" + dispute).object().getString("updatedAt"))
                .isGreaterThan(before);

        for (String prefix : List.of("", API)) {
            Redress.HttpReply photo = redress().get(prefix + files.get(2).getString("url"), Redress.token("viewer", 1));
            assertThat(photo.http().body()).isEqualTo(Samples.photo());
            assertThat(photo.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(photo.header("Content-Length")).isEqualTo("12432");
            assertThat(photo.header("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"Zo_ _ _.jpg\";"
                            + " filename*=UTF-8''Zo%C3%AB%20%E6%9D%8E%20%F0%9F%98%80.jpg");
            assertThat(photo.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(photo.header("ETag")).isEqualTo('"' + sha256(Samples.photo()) + '"');

            String thumbnail = prefix + files.get(0).getString("url") + "/thumbnail";
            Cluster.await(
                    "the thumbnail is made", () -> redress().get(thumbnail).status() == 200);
            Redress.HttpReply small = redress().get(thumbnail);
            assertThat(small.header("Content-Type")).isEqualTo("image/jpeg");
            BufferedImage picture =
                    ImageIO.read(new ByteArrayInputStream(small.http().body()));
            assertThat(Math.max(picture.getWidth(), picture.getHeight())).isEqualTo(256);
            Redress.HttpReply none = redress().get(prefix + files.get(1).getString("url") + "/thumbnail");
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    default void a_name_neither_misleads_nor_ends_as_a_program() {
        String dispute = newDispute();
        add(
                dispute,
                new Multipart()
                        .file("x.hta", text(3))
                        .file("a\u202Egnp.exe", text(3))
                        .file("c:\\d/e\u2066.txt", text(3))
                        .file("o\\\"k", Samples.opus()));
        List<JsonObject> files = attachments(redress(), dispute);
        assertThat(files)
                .extracting(file -> file.getString("originalFileName"))
                .containsExactly("x.hta", "a_gnp.exe", "c:_d_e_.txt", "o\"k");
        assertThat(files)
                .extracting(file -> redress().get(file.getString("url")).header("Content-Disposition"))
                .containsExactly(
                        "attachment; filename=\"x.hta.txt\"; filename*=UTF-8''x.hta.txt",
                        "attachment; filename=\"a_gnp.exe.txt\"; filename*=UTF-8''a_gnp.exe.txt",
                        "attachment; filename=\"c__d_e_.txt\"; filename*=UTF-8''c%3A_d_e_.txt",
                        "attachment; filename=\"o_k.ogg\"; filename*=UTF-8''o%22k.ogg");
    }

    @Test
    default void files_sent_twice_with_a_key_are_added_once_and_recorded_in_the_timeline() {
        String dispute = newDispute();
        String key = UUID.randomUUID().toString();
        Redress.HttpReply first = add(dispute, new Multipart().file("a.txt", text(5)), key);
        Redress.HttpReply again = add(dispute, new Multipart().file("a.txt", text(5)), key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        refused(422, "Idempotency-Key", add(dispute, new Multipart().file("a.txt", text(6)), key));
        add(dispute, new Multipart().text("source", "Customer").file("b.txt", text(7)));
        assertThat(attachments(redress(), dispute)).hasSize(2);
        List<JsonObject> happened = redress()
                .get(API + "/1/disputes/" + dispute + "/timeline")
                .array()
                .getValuesAs(JsonObject.class);
        assertThat(happened)
                .extracting(entry -> entry.getString("actor") + " " + entry.getString("action"))
                .containsExactly("CUSTOMER open", "MERCHANT attach", "CUSTOMER attach");
        assertThat(happened.get(1).getString("reference"))
                .isEqualTo(attachments(redress(), dispute).get(0).getString("id"));
    }

    private Redress.HttpReply add(String dispute, Multipart body, String key) {
        return redress()
                .send(redress()
                        .call(API + "/1/disputes/" + dispute + "/attachments", Redress.token("merchant", 1))
                        .header("Content-Type", Multipart.TYPE)
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofByteArray(body.body())));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    default void a_refused_upload_stores_nothing() {
        String dispute = newDispute();
        Redress.HttpReply page = add(
                dispute,
                new Multipart()
                        .file("good.txt", text(10))
                        .file("photo.jpg", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)));
        refused(400, "files[1]", page);
        assertThat(page.text()).contains("must be one of application/pdf, audio/amr", "its bytes are text/html");
        Multipart six = new Multipart();
        for (int n = 0; n < 6; n++) {
            six.file(n + ".txt", text(1));
        }
        refused(400, "files", add(dispute, six));
        refused(400, "files", add(dispute, new Multipart().text("source", "Zoë")));
        refused(400, "files[0]", add(dispute, new Multipart().file("empty.txt", new byte[0])));
        refused(
                400,
                "body",
                add(
                        redress(),
                        dispute,
                        Arrays.copyOf(new Multipart().file("a", text(99)).body(), 200)));
        refused(413, "files[0]", add(dispute, new Multipart().file("large.txt", text(10 * MIB + 1))));
        Redress.HttpReply noFiles = redress()
                .send(redress()
                        .call(API + "/1/disputes/" + dispute + "/attachments", Redress.token("merchant", 1))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
        assertThat(noFiles.status()).isEqualTo(415);
        assertThat(attachments(redress(), dispute)).isEmpty();
    }

    @Test
    default void attachments_of_another_merchants_dispute_are_404() {
        String dispute = newDispute();
        byte[] body = new Multipart().file("a.txt", text(10)).body();
        assertThat(add(redress(), dispute, body, Redress.token("merchant", 2)).status())
                .isEqualTo(403);
        assertThat(add(redress(), dispute, body, Redress.token("viewer", 1)).status())
                .isEqualTo(403);
        assertThat(add(redress(), UUID.randomUUID().toString(), body).status()).isEqualTo(404);
        String theirs = redress()
                .get("/2/disputes?pageSize=1", Redress.token("viewer", 2))
                .array()
                .getJsonObject(0)
                .getString("id");
        assertThat(add(redress(), theirs, body, Redress.token("merchant", 1, 2)).status())
                .isEqualTo(404);
        Redress.HttpReply added = add(redress(), dispute, body);
        String url = added.object().getJsonArray("attachments").getJsonObject(0).getString("url");
        for (String of : List.of(url, url + "/thumbnail")) {
            assertThat(redress().get(of, Redress.token("merchant", 2)).status()).isEqualTo(404);
            assertThat(redress().get(of, Redress.token("chatbot", 1)).status()).isEqualTo(403);
        }
    }

    @Test
    default void one_of_two_concurrent_uploads_above_the_quota_succeeds() {
        String dispute = newDispute();
        byte[] body = new Multipart()
                .file("1.txt", text(9 * MIB))
                .file("2.txt", text(9 * MIB))
                .file("3.txt", text(9 * MIB))
                .body();
        List<Redress.HttpReply> answers = Concurrently.callers(2, n -> () -> add(redress(), dispute, body));
        assertThat(answers).extracting(Redress.HttpReply::status).containsExactlyInAnyOrder(201, 413);
        List<JsonObject> files = attachments(redress(), dispute);
        assertThat(files).hasSize(3);
        byte[] whole = redress().get(files.get(1).getString("url")).http().body();
        assertThat(Arrays.equals(whole, text(9 * MIB))).isTrue();
        refused(413, "files", add(redress(), dispute, body));
    }

    private HttpRequest.Builder part(String url, String name, String value) {
        return redress().call(url, Redress.token("viewer", 1)).header(name, value);
    }

    @Test
    default void ranges_are_206_and_a_known_etag_is_304() {
        String dispute = newDispute();
        add(dispute, new Multipart().file("tv.jpg", Samples.photo()));
        String url = attachments(redress(), dispute).get(0).getString("url");
        String tag = redress().get(url).header("ETag");

        Redress.HttpReply part = redress().send(part(url, "Range", "bytes=100-199"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 100-199/12432");
        assertThat(part.header("Content-Length")).isEqualTo("100");
        assertThat(part.http().body()).isEqualTo(Arrays.copyOfRange(Samples.photo(), 100, 200));
        Redress.HttpReply rest =
                redress().send(part(url, "Range", "bytes=12400-").header("If-Range", tag));
        assertThat(rest.http().body()).isEqualTo(Arrays.copyOfRange(Samples.photo(), 12_400, 12_432));
        Redress.HttpReply changed =
                redress().send(part(url, "Range", "bytes=12400-").header("If-Range", "\"another\""));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.http().body()).isEqualTo(Samples.photo());
        Redress.HttpReply behind = redress().send(part(url, "Range", "bytes=12432-"));
        assertThat(behind.status()).isEqualTo(416);
        assertThat(behind.header("Content-Range")).isEqualTo("bytes */12432");
        assertThat(behind.header("Content-Type")).startsWith("application/problem+json");

        Redress.HttpReply known = redress().send(part(url, "If-None-Match", "\"other\", " + tag));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(tag);
        assertThat(known.http().body()).isEmpty();
        for (String all : List.of("W/" + tag, "*", tag + ",W/\"other\"")) {
            Redress.HttpReply notModified = redress().send(part(url, "If-None-Match", all));
            assertThat(notModified.status()).as(all).isEqualTo(304);
            assertThat(notModified.header("ETag")).isEqualTo(tag);
        }
        for (String other : List.of("\"other\"", "W/\"other\"", "other", "\"")) {
            assertThat(redress().send(part(url, "If-None-Match", other)).status())
                    .as(other)
                    .isEqualTo(200);
        }
        Redress.HttpReply head = redress().send(part(url, "Accept", "*/*").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("12432");
        assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(head.header("ETag")).isEqualTo(tag);
    }

    /** Sends the headers and a part of the body, then stalls. */
    private Socket slow(String dispute, String token, byte[] body, int sent) throws IOException {
        Socket socket = redress().open();
        socket.setSoTimeout(120_000);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(("POST " + API + "/1/disputes/" + dispute + "/attachments HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Type: " + Multipart.TYPE
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.write(body, 0, sent);
        // In one packet: Open Liberty keeps bytes that follow the headers until 32 KiB are there
        socket.getOutputStream().write(request.toByteArray());
        return socket;
    }

    @Test
    default void an_interrupted_upload_stores_nothing() throws Exception {
        String dispute = newDispute();
        byte[] body = new Multipart()
                .file("1.txt", text(100_000))
                .file("2.txt", text(100_000))
                .body();
        for (int sent : List.of(10, 50_000, 150_000, body.length - 3)) {
            slow(dispute, Redress.token("merchant", 1), body, sent).close();
        }
        Thread.sleep(500);
        assertThat(attachments(redress(), dispute)).isEmpty();
        assertThat(add(redress(), dispute, body).status()).isEqualTo(201);
        assertThat(attachments(redress(), dispute)).hasSize(2);
    }

    private int uploads() {
        return (int) MetricsContract.figure(redress(), "redress_uploads_in_progress");
    }

    @Test
    default void slow_uploads_hold_no_database_permit_and_at_most_their_callers_share() throws Exception {
        String dispute = newDispute();
        byte[] body = new Multipart().file("a.txt", text(30_000)).body();
        String slow = Redress.tokenOf("merchant", "slow sender");
        List<Socket> sockets = new ArrayList<>();
        try {
            // Uploads of the test before may still run. A sixth that overtakes one of the five would get its permit
            Cluster.await("no upload is in progress", () -> uploads() == 0);
            for (int n = 0; n < 5; n++) {
                sockets.add(slow(dispute, slow, body, 1_000));
            }
            Cluster.await("five uploads are in progress", () -> uploads() == 5);
            Cluster.await(
                    "no call holds a permit of the database",
                    () -> MetricsContract.figure(redress(), "redress_calls_working") == 0);
            assertThat(redress().get("/1/disputes?pageSize=1", slow).status()).isEqualTo(200);
            Redress.HttpReply sixth = add(redress(), dispute, body, slow);
            assertThat(sixth.status()).isEqualTo(503);
            assertThat(sixth.header("Retry-After")).isNotNull();
            assertThat(add(redress(), dispute, body).status()).isEqualTo(201);
            for (Socket socket : sockets) {
                socket.getOutputStream().write(body, 1_000, body.length - 1_000);
            }
            for (Socket socket : sockets) {
                byte[] line = socket.getInputStream().readNBytes(12);
                assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 201");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
