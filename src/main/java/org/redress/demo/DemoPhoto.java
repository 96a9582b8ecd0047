package org.redress.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.redress.dispute.Attachment;
import org.redress.dispute.Dispute;
import org.redress.storage.AttachmentChunk;
import org.redress.thumbnail.AttachmentThumbnail;

/** Photo of a broken screen that disputes of the demo have as an attachment. */
final class DemoPhoto {
    private final byte[] picture = read("tv_screen_broken.jpg");
    private final byte[] small = read("tv_screen_broken_small.jpg");

    /** Persists the attachment, its bytes and its thumbnail. */
    void attach(DemoData data, Dispute dispute, UUID id, String fileName, String originalFileName, Instant at) {
        Attachment attachment = data.save(
                new Attachment(id, dispute, fileName, originalFileName, "image/jpg", picture.length, "Customer", at));
        data.save(new AttachmentChunk(id, 0, picture));
        data.save(new AttachmentThumbnail(attachment, small));
    }

    private static byte[] read(String name) {
        try (InputStream file = DemoPhoto.class.getResourceAsStream("/demo/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
