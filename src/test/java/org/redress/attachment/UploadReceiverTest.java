package org.redress.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.redress.attachment.Samples.text;

import jakarta.ws.rs.ServiceUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.RejectedContentException;
import org.redress.problem.Violation;
import org.redress.security.Caller;

/** What comes in, what stays out, and that nothing is left of either. */
class UploadReceiverTest {
    private static final Caller SHOP = new Caller("shop", Set.of("merchant"), Set.of(1));
    private static final int KIB = 1024;

    private final UploadReceiver uploads = reception(Optional.empty());

    private static UploadReceiver reception(Optional<String> clamd) {
        UploadReceiver uploads = new UploadReceiver();
        uploads.scanner = new VirusScanner(clamd);
        uploads.maxFiles = 3;
        uploads.maxFileBytes = 100 * KIB;
        uploads.uploads = 2;
        uploads.percent = 100;
        uploads.open();
        return uploads;
    }

    private List<StoredUpload> receive(InputStream body, long room) {
        return uploads.receive(SHOP, Multipart.TYPE, body, () -> room, uploaded -> uploaded.keptIn("disk"));
    }

    private List<StoredUpload> receive(Multipart body) {
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
    void nothing_is_left_in_the_folder_of_temporary_files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.toString().endsWith(".spool"))).isEmpty();
        }
    }

    @Test
    void files_come_with_their_names_types_sizes_and_hashes_and_with_who_gives_them() throws Exception {
        List<StoredUpload> files = receive(new Multipart()
                .file("tv.jpg", Samples.photo())
                .text("other", "is skipped")
                .file("note", text("Zoë 李 😀"))
                .text("source", " Zoë "));
        assertThat(files).extracting(StoredUpload::name).containsExactly("tv.jpg", "note");
        assertThat(files).extracting(StoredUpload::mimeType).containsExactly("image/jpeg", "text/plain");
        assertThat(files).extracting(StoredUpload::size).containsExactly(12_432L, 13L);
        assertThat(files).extracting(StoredUpload::source).containsOnly("Zoë");
        assertThat(files).extracting(StoredUpload::store).containsOnly("disk");
        assertThat(files.get(0).sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Samples.photo())));
        assertThat(files.get(0).thumbnail()).isNotEmpty();
        assertThat(files.get(1).thumbnail()).isNull();
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
    void a_name_may_be_written_as_rfc_5987_says() {
        Multipart body =
                new Multipart().part("form-data; name=a; filename*=UTF-8''Zo%C3%AB%20%F0%9F%98%80.txt", text("x"));
        assertThat(receive(body).get(0).name()).isEqualTo("Zoë 😀.txt");
    }

    @Test
    void a_name_that_is_none_is_refused() {
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
    void a_file_is_what_its_bytes_are_and_not_what_is_said_of_it() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> receive(new Multipart()
                        .file("good.txt", text("x"))
                        .file("photo.jpg", text("<html><script>alert(1)</script></html>"))))
                .satisfies(exception -> assertThat(exception.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.field()).isEqualTo("files[1]");
                            assertThat(violation.rule())
                                    .startsWith("must be one of application/pdf, audio/mpeg")
                                    .endsWith("but its bytes are text/html");
                        }));
    }

    @Test
    void there_is_one_file_at_least_and_no_more_than_allowed_and_none_is_empty() {
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
    void a_file_and_all_of_them_together_have_a_largest_size() {
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
    void an_endless_body_is_cut_off_whatever_it_is_made_of() {
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
    void what_is_refused_is_read_to_its_end_since_who_still_sends_would_not_hear_why() throws IOException {
        InputStream body = new ByteArrayInputStream(new Multipart()
                .file("a.jpg", text("<html>"))
                .file("b.txt", new byte[90 * KIB])
                .body());
        refused(400, "files[0]", body, Long.MAX_VALUE);
        assertThat(body.read()).isNegative();
    }

    @Test
    void who_gives_them_is_told_in_a_line() {
        for (String source : new String[] {" ", "x".repeat(65), "a\nb"}) {
            refused(400, "source", new Multipart().text("source", source).file("a", text("x")));
        }
    }

    @Test
    void a_body_that_breaks_off_or_is_none_is_told() {
        byte[] whole = new Multipart().file("a.txt", text("hello")).body();
        for (int length = 0; length <= whole.length - 3; length++) {
            InputStream part = new ByteArrayInputStream(whole, 0, length);
            assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> receive(part, 1_000));
        }
        refused(400, "body", new BreakingOff(whole), Long.MAX_VALUE);
        for (String type : new String[] {"multipart/form-data", "multipart/form-data; boundary=", "text/plain", null}) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> uploads.receive(
                            SHOP, type, new ByteArrayInputStream(whole), () -> 1_000, UploadedFiles::files));
        }
    }

    /** A connection that is lost. */
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
    void so_many_bring_files_at_a_time_and_the_next_is_sent_away_at_once() throws Exception {
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
    void where_the_scanner_does_not_answer_no_file_comes_in() throws IOException {
        UploadReceiver guarded = reception(Optional.of("localhost:1"));
        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> guarded.receive(
                        SHOP,
                        Multipart.TYPE,
                        new ByteArrayInputStream(
                                new Multipart().file("a.txt", text("x")).body()),
                        () -> 1_000,
                        UploadedFiles::files));
    }

    /** Whatever is done to a body, it is read or refused. */
    @Property(tries = 500)
    void a_damaged_body_never_breaks_it(
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
            reception(Optional.empty())
                    .receive(
                            SHOP,
                            Multipart.TYPE,
                            new ByteArrayInputStream(damaged),
                            () -> 1_000_000,
                            UploadedFiles::files);
        } catch (InvalidRequestException | RejectedContentException e) {
            assertThat(e).isNotNull();
        }
    }
}
