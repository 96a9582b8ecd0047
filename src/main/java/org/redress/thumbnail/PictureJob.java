package org.redress.thumbnail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Work of one thread on one picture, which another thread may interrupt while the picture is decoded. */
final class PictureJob {
    private final ClaimedPicture picture;
    private @Nullable Thread decoding;
    private long begunAt;
    private boolean interrupted;

    PictureJob(ClaimedPicture picture) {
        this.picture = picture;
    }

    ClaimedPicture picture() {
        return picture;
    }

    /**
     * Makes the thumbnail.
     *
     * @return a JPEG
     * @throws PictureRefusedException if the picture gets none
     * @throws IOException if reading the bytes failed
     */
    byte[] thumbnail(InputStream bytes, long maxPixels) throws IOException {
        PictureFormat format = PictureFormat.of(picture.mimeType()).orElseThrow();
        try (ReducedPicture reduced = ReducedPicture.of(format, bytes, maxPixels)) {
            begin();
            try {
                return ThumbnailGenerator.thumbnail(reduced);
            } finally {
                end();
            }
        }
    }

    private synchronized void begin() {
        begunAt = System.nanoTime();
        decoding = Thread.currentThread();
    }

    private synchronized void end() {
        decoding = null;
        // The next steps use the database, which an interrupt could break
        Thread.interrupted();
    }

    /**
     * Interrupts the thread if it has decoded for longer than this.
     *
     * @return whether it has
     */
    synchronized boolean interruptAfter(Duration deadline) {
        if (decoding == null || System.nanoTime() - begunAt <= deadline.toNanos()) {
            return false;
        }
        decoding.interrupt();
        interrupted = true;
        return true;
    }

    /** Returns whether its thread was interrupted. */
    synchronized boolean isInterrupted() {
        return interrupted;
    }
}
