package org.redress.attachment;

import jakarta.ws.rs.ClientErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.FileItemHeaders;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.util.LimitedInputStream;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.RejectedContentException;

/** Reads the parts of a multipart/form-data body (RFC 7578) one at a time, as they arrive. */
// Uses MultipartStream directly: FileItemIterator accepts a body truncated between two parts
final class MultipartReader {
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_HEADER_BYTES = 8 * 1024;
    private static final int MAX_PARTS = 100;
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");
    private static final Set<String> IDENTITIES = Set.of("", "7bit", "8bit", "binary");

    private final Headers reading = new Headers();
    private final InputStream bytes;
    private final MultipartStream body;
    private @Nullable FileItemHeaders headers;
    private int seen;
    private boolean complete;
    private boolean broken;

    /**
     * @param maxBytes of the whole body; more is an error of reading (413)
     * @throws InvalidRequestException if the content type is not multipart/form-data with a boundary
     */
    MultipartReader(@Nullable String contentType, InputStream bytes, long maxBytes) {
        byte[] boundary = contentType == null ? null : reading.getBoundary(contentType);
        if (boundary == null || boundary.length == 0) {
            throw malformed();
        }
        this.bytes = new Limited(bytes, maxBytes);
        body = new MultipartStream(this.bytes, boundary, BUFFER, null);
        body.setHeaderEncoding(StandardCharsets.UTF_8.name());
        body.setPartHeaderSizeMax(MAX_HEADER_BYTES);
    }

    /**
     * Moves to the next part, after the current one was read or skipped.
     *
     * @return false after the last
     */
    boolean next() {
        return reading(() -> {
            boolean more = headers == null ? body.skipPreamble() : body.readBoundary();
            if (more) {
                count();
                headers = reading.getParsedHeaders(body.readHeaders());
            }
            complete = !more;
            return more;
        });
    }

    private void count() {
        if (++seen > MAX_PARTS) {
            throw new InvalidRequestException("body", "must have at most " + MAX_PARTS + " parts", "body");
        }
    }

    /** Returns the name of the form field, or null. */
    @Nullable
    String name() {
        return reading.getFieldName(Objects.requireNonNull(headers));
    }

    /** Returns the file name as sent (RFC 6266, 4.3); null if the part is no file. */
    @Nullable
    String fileName() {
        FileItemHeaders part = Objects.requireNonNull(headers);
        String name = reading.getFileName(part);
        boolean isQuoted = name != null
                && !part.getHeader(FileUpload.CONTENT_DISPOSITION)
                        .toLowerCase(Locale.ROOT)
                        .contains("filename*");
        // Only these two: browsers of old send the backslashes of a path as they are
        return isQuoted ? ESCAPED.matcher(name).replaceAll("$1") : name;
    }

    /** Returns how the bytes of the part are encoded, in lower case; empty if they are sent as they are. */
    Optional<String> encoding() {
        return Optional.ofNullable(Objects.requireNonNull(headers).getHeader("Content-Transfer-Encoding"))
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !IDENTITIES.contains(encoding));
    }

    void readTo(OutputStream target) {
        reading(() -> body.readBodyData(target));
    }

    void skip() {
        reading(body::discardBodyData);
    }

    /** Reads the rest of the body up to its limit, unless the last part was read or the connection failed. */
    void skipAll() {
        if (!complete && !broken) {
            try {
                bytes.transferTo(OutputStream.nullOutputStream());
            } catch (IOException | RejectedContentException | ClientErrorException e) {
                broken = true;
            }
        }
    }

    private interface Reading<T> {
        T result() throws IOException;
    }

    /**
     * @throws InvalidRequestException if the body is malformed or truncated
     * @throws ClientErrorException (408) if it arrives too slowly
     */
    private <T> T reading(Reading<T> reading) {
        try {
            return reading.result();
        } catch (FileUploadIOException e) {
            throw RejectedContentException.tooLarge(
                    "body", "must have at most " + MAX_HEADER_BYTES + " bytes in the headers of a part");
        } catch (ClientErrorException e) {
            broken = true;
            throw e;
        } catch (IOException e) {
            broken = true;
            throw malformed();
        }
    }

    private static InvalidRequestException malformed() {
        return new InvalidRequestException(
                "body", "must be multipart/form-data with a boundary, up to its end", "body");
    }

    /** Makes the library's parser of headers accessible. */
    // On JDK 25, this check of javac loads javax.servlet, which the library's other methods name
    @SuppressWarnings("overloads")
    private static final class Headers extends FileUpload {
        @Override
        protected byte[] getBoundary(String contentType) {
            return super.getBoundary(contentType);
        }

        @Override
        protected FileItemHeaders getParsedHeaders(String text) {
            return super.getParsedHeaders(text);
        }

        @Override
        protected String getFieldName(FileItemHeaders headers) {
            return super.getFieldName(headers);
        }

        @Override
        protected String getFileName(FileItemHeaders headers) {
            return super.getFileName(headers);
        }
    }

    /** Fails with 413 after so many bytes. */
    private static final class Limited extends LimitedInputStream {
        Limited(InputStream bytes, long maxBytes) {
            super(bytes, maxBytes);
        }

        @Override
        protected void raiseError(long maxBytes, long bytes) {
            throw RejectedContentException.tooLarge("body", "must have at most " + maxBytes + " bytes");
        }
    }
}
