package org.redress.thumbnail;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.redress.storage.TempFile;

/**
 * The part of a picture that a decoder needs, in a temporary file that closing deletes.
 *
 * @param exif data of a photo (TIFF), or its beginning; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere, and never changed
record ReducedPicture(PictureFormat format, TempFile content, byte[] exif) implements AutoCloseable {
    /**
     * Reads and reduces a picture. The time is linear in its bytes.
     *
     * @throws PictureRefusedException if it gets no thumbnail
     * @throws IOException if reading failed
     */
    static ReducedPicture of(PictureFormat format, InputStream bytes, long maxPixels) throws IOException {
        TempFile content = new TempFile(Long.MAX_VALUE);
        try {
            OutputStream target = new BufferedOutputStream(content);
            byte[] exif = format.reducer().reduce(new PictureSource(bytes, maxPixels), target);
            target.flush();
            return new ReducedPicture(format, content, exif);
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    @Override
    public void close() {
        content.close();
    }
}
