package org.redress.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase.SizeLimitExceededException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.UploadContext;
import org.redress.problem.InvalidRequest;
import org.redress.problem.Refused;

/** The parts of a body of multipart/form-data (RFC 7578), one at a time, as they come. */
final class Parts {
    private static final int MAX_HEADER_BYTES = 8 * 1024;

    private final long maxBytes;
    private final FileItemIterator parts;

    /** @param maxBytes of the whole body */
    Parts(String contentType, InputStream body, long maxBytes) {
        this.maxBytes = maxBytes;
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setSizeMax(maxBytes);
        upload.setPartHeaderSizeMax(MAX_HEADER_BYTES);
        parts = reading(() -> upload.getItemIterator(new Body(contentType, body)));
    }

    /** Something that reads from the body. */
    interface Reading<T> {
        T result() throws IOException, FileUploadException;
    }

    /** Null behind the last. What was not read of the one before is skipped. */
    FileItemStream next() {
        return reading(() -> parts.hasNext() ? parts.next() : null);
    }

    /** @throws InvalidRequest where the body is not what it says, or breaks off @throws Refused where it is too large */
    <T> T reading(Reading<T> reading) {
        try {
            return reading.result();
        } catch (IOException | FileUploadException | InvalidFileNameException e) {
            if (e instanceof SizeLimitExceededException || e.getCause() instanceof SizeLimitExceededException) {
                throw Refused.tooLarge(
                        "body",
                        "must have at most " + maxBytes + " bytes, and at most " + MAX_HEADER_BYTES
                                + " in the headers of a part");
            }
            throw new InvalidRequest("body", "must be multipart/form-data with a boundary, up to its end", "body");
        }
    }

    /** What the library asks of a request. Its length is counted, not believed. */
    private record Body(String contentType, InputStream bytes) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return -1;
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return bytes;
        }
    }
}
