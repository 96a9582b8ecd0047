package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files of a dispute: sent with progress, cancelled, refused, looked at. */
interface AttachmentJourney {
    Desk desk();

    private static FilePayload text(String name, int bytes) {
        byte[] letters = new byte[bytes];
        Arrays.fill(letters, (byte) 'a');
        return new FilePayload(name, "text/plain", letters);
    }

    private static FilePayload picture(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }

    private static void sendsSlowly(Visit visit) {
        setLine(visit, 0, 500_000);
    }

    private static void setLine(Visit visit, int latencyMs, int uploadBytesPerSecond) {
        CDPSession session = visit.context().newCDPSession(visit.page());
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", latencyMs);
        line.addProperty("downloadThroughput", -1);
        line.addProperty("uploadThroughput", uploadBytesPerSecond);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", line);
    }

    @Test
    default void files_are_sent_with_progress_and_a_picture_is_seen() throws IOException {
        String id = desk().openDispute("The pump is loud.");
        // Thumbnails are made in the background
        try (Visit visit = Visit.of(desk()).expecting(404)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            sendsSlowly(visit);
            page.locator("#files").setInputFiles(new FilePayload[] {text("long.txt", 2_000_000), picture("front.png")});
            Locator progress = page.locator(".sending progress");
            assertThat(progress).isVisible();
            assertThat(progress).not().hasJSProperty("value", 0);
            assertThat(page.locator(".thumbs li")).hasCount(2);
            assertThat(page.locator("#spoken")).hasText("2 files are added.");
            Locator thumbnail = page.locator(".thumbs img");
            assertThat(thumbnail).hasAttribute("src", Pattern.compile("blob:.*"));
            page.locator(".thumbs button")
                    .filter(new Locator.FilterOptions().setHasText("front.png"))
                    .click();
            assertThat(page.locator("dialog.picture img")).hasJSProperty("naturalWidth", 640);
            Download download = page.waitForDownload(visit.button("Download")::click);
            assertThat(Files.readAllBytes(download.path())).isEqualTo(picture("front.png").buffer);
        }
    }

    @Test
    default void a_cancelled_file_is_not_kept() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            sendsSlowly(visit);
            page.locator("#files").setInputFiles(text("long.txt", 5_000_000));
            page.locator(".sending button").click();
            assertThat(page.locator("#spoken")).hasText("Cancelled. No file was kept.");
            page.reload();
            assertThat(page.locator(".drop")).isVisible();
            assertThat(page.locator(".thumbs li")).hasCount(0);
        }
    }

    @Test
    default void a_file_that_has_been_sent_cannot_be_cancelled() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            setLine(visit, 5_000, -1);
            page.locator("#files").setInputFiles(text("note.txt", 1_000));
            assertThat(page.locator(".sending:not(:has(button))")).isVisible();
            assertThat(page.locator("#spoken")).hasText("1 file is added.");
            assertThat(page.locator(".thumbs li")).hasCount(1);
        }
    }

    @Test
    default void a_file_that_has_been_sent_may_be_kept_though_its_answer_is_lost() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.page();
            page.addInitScript(
                    "const send = XMLHttpRequest.prototype.send; XMLHttpRequest.prototype.send = function (body)"
                            + " { this.upload.addEventListener('load', () => this.dispatchEvent(new ProgressEvent('error')));"
                            + " send.call(this, body); };");
            visit.asStaff("#/1/disputes");
            visit.toDispute(id);
            page.locator("#files").setInputFiles(text("note.txt", 1_000));
            assertThat(visit.text("The files may have been kept.")).isVisible();
            assertThat(page.locator(".thumbs li")).hasCount(1);
        }
    }

    @Test
    default void limits_are_told_before_and_files_beyond_them_are_not_sent() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            assertThat(page.locator("#limits")).containsText("Up to 5 at a time, 10 MiB each; 50 MiB in all");
            page.onRequest(request -> assertThat(request.url()).doesNotEndWith("/attachments"));
            page.locator("#files").setInputFiles(text("huge.txt", 10_485_761));
            assertThat(page.locator("#spoken")).hasText("huge.txt is too large: at most 10 MiB.");
            FilePayload small = text("small.txt", 10);
            page.locator("#files").setInputFiles(new FilePayload[] {small, small, small, small, small, small});
            assertThat(page.locator("#spoken")).hasText("At most 5 files at a time.");
        }
    }

    @Test
    default void a_type_that_the_server_refuses_is_told_with_its_reason() {
        String id = desk().openDispute("The pump is loud.");
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            byte[] html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
            page.locator("#files").setInputFiles(new FilePayload("photo.jpg", "image/jpeg", html));
            assertThat(page.locator(".notice.problem")).containsText("must be one of");
            assertThat(page.locator(".thumbs li")).hasCount(0);
        }
    }

    @Test
    default void a_hostile_file_name_is_text() {
        String id = desk().openDispute("The pump is loud.");
        String name = "<img src=x onerror=alert(1)>\u202Egpj.exe.txt";
        try (Visit visit = Visit.of(desk())) {
            visit.page().onDialog(dialog -> {
                throw new AssertionError("a script ran: " + dialog.message());
            });
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.locator("#files").setInputFiles(text(name, 10));
            assertThat(page.locator(".thumbs .name")).containsText("<img src=x onerror=alert(1)>");
            assertThat(page.locator(".thumbs img")).hasCount(0);
            assertThat(page.locator(".story .file")).containsText("<img src=x onerror=alert(1)>");
        }
    }
}
