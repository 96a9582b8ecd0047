package org.redress.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.redress.attachment.Samples.text;

import jakarta.ws.rs.ServiceUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.RejectedContentException;
import org.redress.problem.Violation;
import org.redress.security.Caller;
import org.redress.security.Callers;
import org.redress.storage.OpenTempFiles;

/** Received and refused uploads, and that no temporary file remains of either. */
class UploadReceiverTest {
    private static final Caller SHOP = Callers.named("shop", 1);
    private static final int KIB = 1024;

    private final UploadReceiver uploads = reception(Optional.empty());

    private static UploadReceiver reception(Optional<String> clamd) {
        UploadReceiver uploads = new UploadReceiver();
        uploads.scanner = new VirusScanner(clamd);
        uploads.maxFiles = 3;
        uploads.maxFileBytes = 100 * KIB;
        uploads.uploads = 2;
        uploads.callerPercent = 100;
        uploads.merchantPercent = 100;
        uploads.open();
        return uploads;
    }

    private List<UploadedFile> receive(InputStream body, long room) {
        return receive(uploads, Multipart.TYPE, body, room);
    }

    private static List<UploadedFile> receive(UploadReceiver uploads, String type, InputStream body, long room) {
        try (UploadedFiles upload = uploads.open(SHOP, type, body)) {
            uploads.receive(upload, room);
            return upload.files();
        }
    }

    private List<UploadedFile> receive(Multipart body) {
        return receive(new ByteArrayInputStream(body.body()), Long.MAX_VALUE);
    }

    private void refused(int status, String field, Multipart body) {
        refused(status, field, new ByteArrayInputStream(body.body()), Long.MAX_VALUE);
    }

    private void refused(int status, String field, InputStream body, long room) {
        if (status == 400) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> receive(body, room))
                    .satisfies(exception -> assertThat(exception.violations())
                            .singleElement()
                            .satisfies(violation -> assertThat(violation.field())
                                    .as(violation.rule())
                                    .isEqualTo(field)));
        } else {
            assertThatExceptionOfType(RejectedContentException.class)
                    .isThrownBy(() -> receive(body, room))
                    .satisfies(exception -> {
                        assertThat(exception.status()).isEqualTo(status);
                        assertThat(exception.problem().violations())
                                .extracting(Violation::field)
                                .containsExactly(field);
                    });
        }
    }

    @AfterEach
    void every_temporary_file_is_closed() {
        assertThat(OpenTempFiles.count()).isZero();
    }

    @Test
    void an_upload_has_its_temporary_files_until_it_is_closed() {
        Multipart two = new Multipart().file("a", text("one")).file("b", text("two"));
        try (UploadedFiles upload = uploads.open(SHOP, Multipart.TYPE, new ByteArrayInputStream(two.body()))) {
            uploads.receive(upload, 1_000);
            assertThat(OpenTempFiles.count()).isEqualTo(2);
            assertThat(upload.contents()).hasSize(2);
        }
    }

    @Test
    void an_upload_that_is_not_received_is_read_to_its_end_and_gives_its_permit_back() throws IOException {
        for (int n = 0; n < 3; n++) {
            InputStream body = new ByteArrayInputStream(
                    new Multipart().file("a", text("one")).body());
            try (UploadedFiles upload = uploads.open(SHOP, Multipart.TYPE, body)) {
                assertThat(upload.files()).isEmpty();
            }
            assertThat(body.read()).isNegative();
        }
    }

    @Test
    void the_digest_of_an_upload_depends_on_dispute_source_names_and_bytes() {
        UUID dispute = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");
        Multipart upload = new Multipart().file("a", text("one")).file("Zoë 😀", text("two"));
        String digest = digest(upload.text("source", "Customer"), dispute);
        assertThat(digest).isEqualTo("1a72e1d47e757a027b415e40c000b68686720314bfbcc6e67d16d63924867683");
        assertThat(Stream.of(
                        digest(upload, new UUID(1, 2)),
                        digest(new Multipart().file("a", text("one")).file("Zoë 😀", text("two")), dispute),
                        digest(new Multipart().file("Zoë 😀", text("two")).file("a", text("one")), dispute),
                        digest(new Multipart().file("a", text("one")), dispute),
                        digest(new Multipart().file("b", text("one")), dispute),
                        digest(new Multipart().file("a", text("two")), dispute)))
                .doesNotHaveDuplicates()
                .doesNotContain(digest);
    }

    private String digest(Multipart body, UUID dispute) {
        try (UploadedFiles upload = uploads.open(SHOP, Multipart.TYPE, new ByteArrayInputStream(body.body()))) {
            uploads.receive(upload, 1_000);
            return upload.canonicalForm(1, dispute).digest();
        }
    }

    @Test
    void files_are_received_with_name_type_size_hash_and_source() throws Exception {
        List<UploadedFile> files = receive(new Multipart()
                .file("tv.jpg", Samples.photo())
                .text("other", "is skipped")
                .file("note", text("Zoë 李 😀"))
                .text("source", " Zoë "));
        assertThat(files).extracting(UploadedFile::name).containsExactly("tv.jpg", "note");
        assertThat(files).extracting(UploadedFile::mimeType).containsExactly("image/jpeg", "text/plain");
        assertThat(files).extracting(UploadedFile::size).containsExactly(12_432L, 13L);
        assertThat(files).extracting(UploadedFile::source).containsOnly("Zoë");
        assertThat(files.get(0).sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Samples.photo())));
        assertThat(receive(new Multipart().file("x", text("x"))).get(0).source())
                .isEqualTo("Merchant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "C:\\photos\\tv.jpg",
                "Zoë 李 😀.jpg",
                "o'brien; x=y.txt",
                ".",
                "%00",
                "con.txt",
                "<b>.html"
            })
    void a_name_is_text_and_nothing_else(String name) {
        assertThat(receive(new Multipart().file(name, text("x"))).get(0).name()).isEqualTo(name);
    }

    @Test
    void a_name_may_be_encoded_by_rfc_5987() {
        Multipart body =
                new Multipart().part("form-data; name=a; filename*=UTF-8''Zo%C3%AB%20%F0%9F%98%80.txt", text("x"));
        assertThat(receive(body).get(0).name()).isEqualTo("Zoë 😀.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filename=\"a\\\"b.txt\" | a\"b.txt",
                "filename=\"\\\"\\\"\" | \"\"",
                "filename=\"a\\\\b.txt\" | a\\b.txt",
                "filename=\"C:\\x.txt\" | C:\\x.txt",
                "filename=\"a\\\"; x=\\\"y.txt\" | a\"; x=\"y.txt",
                "filename=token.txt | token.txt",
                "FileName=\"a b.txt\" | a b.txt",
                "filename*=UTF-8''a%5C%22b.txt | a\\\"b.txt"
            })
    void a_quoted_name_is_read_by_rfc_6266(String parameter, String name) {
        Multipart body = new Multipart().part("form-data; name=a; " + parameter, text("x"));
        assertThat(receive(body).get(0).name()).isEqualTo(name);
    }

    @Test
    void an_encoded_part_is_refused_with_its_reason() {
        for (String encoding : new String[] {"base64", "BASE64", " quoted-printable ", "x-other"}) {
            String header = "\r\nContent-Transfer-Encoding: " + encoding;
            refused(400, "files[0]", new Multipart().part("form-data; name=a; filename=b" + header, text("eA==")));
            refused(400, "source", new Multipart().part("form-data; name=source" + header, text("eA==")));
        }
        for (String encoding : new String[] {"binary", "8bit", "7BIT", ""}) {
            String header = "\r\nContent-Transfer-Encoding: " + encoding;
            assertThat(receive(new Multipart().part("form-data; name=a; filename=b" + header, text("x"))))
                    .hasSize(1);
        }
    }

    @Test
    void an_invalid_name_is_refused() {
        for (String name : new String[] {" ", "a\tb", "x".repeat(256)}) {
            refused(400, "files[0].filename", new Multipart().file(name, text("x")));
        }
        refused(
                400,
                "files[0].filename",
                new Multipart().part("form-data; name=a; filename*=UTF-8''a%0D%0Ab", text("x")));
        refused(400, "files[0].filename", new Multipart().part("form-data; name=a; filename*=UTF-8''a%00b", text("x")));
    }

    @Test
    void the_type_of_a_file_is_that_of_its_bytes_and_not_of_its_name() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> receive(new Multipart()
                        .file("good.txt", text("x"))
                        .file("photo.jpg", text("<html><script>alert(1)</script></html>"))))
                .satisfies(exception -> assertThat(exception.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.field()).isEqualTo("files[1]");
                            assertThat(violation.rule())
                                    .startsWith("must be one of application/pdf, audio/amr")
                                    .endsWith("but its bytes are text/html");
                        }));
    }

    @Test
    void an_upload_has_a_file_at_least_no_more_than_allowed_and_no_empty_one() {
        refused(400, "files", new Multipart().text("source", "Zoë"));
        refused(400, "files", new Multipart().part("form-data; name=a; filename=\"\"", new byte[0]));
        refused(400, "files[0]", new Multipart().file("empty.txt", new byte[0]));
        Multipart four = new Multipart();
        for (int n = 0; n < 4; n++) {
            four.file(n + ".txt", text("x"));
        }
        refused(400, "files", four);
    }

    @Test
    void a_file_and_all_files_together_have_a_maximum_size() {
        byte[] largest = new byte[100 * KIB];
        Arrays.fill(largest, (byte) 'x');
        byte[] tooLarge = Arrays.copyOf(largest, largest.length + 1);
        tooLarge[largest.length] = 'x';
        assertThat(receive(new Multipart().file("a", largest).file("b", largest)))
                .hasSize(2);
        refused(413, "files[1]", new Multipart().file("a", text("x")).file("b", tooLarge));
        byte[] two = new Multipart().file("a", largest).file("b", largest).body();
        assertThat(receive(new ByteArrayInputStream(two), 200 * KIB)).hasSize(2);
        refused(413, "files", new ByteArrayInputStream(two), 200 * KIB - 1);
        refused(413, "files", new ByteArrayInputStream(two), 0);
    }

    @Test
    void an_endless_body_is_refused_wherever_its_bytes_are() {
        refused(413, "body", new Multipart().text("other", "x".repeat(600 * KIB)));
        refused(413, "body", new Multipart().text("x".repeat(10 * KIB), "x"));
        refused(413, "body", new ByteArrayInputStream(new byte[600 * KIB]), Long.MAX_VALUE);
        Multipart many = new Multipart();
        for (int n = 0; n < 101; n++) {
            many.part("form-data; name=a; filename=\"\"", new byte[0]);
        }
        refused(400, "body", many);
    }

    @Test
    void a_refused_upload_is_read_to_its_end_so_that_the_client_reads_the_response() throws IOException {
        InputStream body = new ByteArrayInputStream(new Multipart()
                .file("a.jpg", text("<html>"))
                .file("b.txt", new byte[90 * KIB])
                .body());
        refused(400, "files[0]", body, Long.MAX_VALUE);
        assertThat(body.read()).isNegative();
    }

    @Test
    void the_source_is_a_single_line() {
        for (String source : new String[] {" ", "x".repeat(65), "a\nb"}) {
            refused(400, "source", new Multipart().text("source", source).file("a", text("x")));
        }
    }

    @Test
    void a_truncated_or_malformed_body_is_refused() {
        byte[] whole = new Multipart().file("a.txt", text("hello")).body();
        for (int length = 0; length <= whole.length - 3; length++) {
            InputStream part = new ByteArrayInputStream(whole, 0, length);
            assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> receive(part, 1_000));
        }
        refused(400, "body", new BreakingOff(whole), Long.MAX_VALUE);
        for (String type : new String[] {"multipart/form-data", "multipart/form-data; boundary=", "text/plain", null}) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> receive(uploads, type, new ByteArrayInputStream(whole), 1_000));
        }
    }

    /** A connection that is lost. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // A few bytes
    private static final class BreakingOff extends InputStream {
        private final InputStream bytes;

        BreakingOff(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes, 0, bytes.length / 2);
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            if (next < 0) {
                throw new IOException("Connection reset by peer");
            }
            return next;
        }
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // A few bytes
    void more_uploads_at_a_time_than_allowed_are_refused_at_once() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch enough = new CountDownLatch(1);
        List<Thread> slow = Stream.of(1, 2)
                .map(n -> new Thread(() -> receive(
                        new InputStream() {
                            private final InputStream rest = new ByteArrayInputStream(
                                    new Multipart().file("a.txt", text("x")).body());

                            @Override
                            public int read() throws IOException {
                                both.countDown();
                                try {
                                    enough.await();
                                } catch (InterruptedException e) {
                                    throw new IOException(e);
                                }
                                return rest.read();
                            }
                        },
                        1_000)))
                .toList();
        slow.forEach(Thread::start);
        both.await();
        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> receive(new Multipart().file("a.txt", text("x"))));
        enough.countDown();
        for (Thread thread : slow) {
            thread.join();
        }
        assertThat(receive(new Multipart().file("a.txt", text("x")))).hasSize(1);
    }

    @Test
    void if_the_scanner_does_not_answer_no_file_is_accepted() throws IOException {
        UploadReceiver guarded = reception(Optional.of("localhost:1"));
        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> receive(
                        guarded,
                        Multipart.TYPE,
                        new ByteArrayInputStream(
                                new Multipart().file("a.txt", text("x")).body()),
                        1_000));
    }

    /** Whatever is done to a body, it is read or refused. */
    @Property
    void a_damaged_body_is_received_or_refused(
            @ForAll @IntRange(max = 800) int at,
            @ForAll @IntRange(max = 40) int cut,
            @ForAll @Size(max = 20) byte[] by) {
        byte[] good = new Multipart()
                .file("a.png", Samples.picture("png", 2, 2))
                .text("source", "Zoë")
                .file("b.txt", text("hello"))
                .body();
        int begin = Math.min(at, good.length);
        int end = Math.min(begin + cut, good.length);
        byte[] damaged = new byte[begin + by.length + good.length - end];
        System.arraycopy(good, 0, damaged, 0, begin);
        System.arraycopy(by, 0, damaged, begin, by.length);
        System.arraycopy(good, end, damaged, begin + by.length, good.length - end);
        try {
            receive(reception(Optional.empty()), Multipart.TYPE, new ByteArrayInputStream(damaged), 1_000_000);
        } catch (InvalidRequestException | RejectedContentException e) {
            assertThat(e).isNotNull();
        }
    }
}
