package org.redress.attachment;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.limits.Bulkhead;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.RejectedContentException;
import org.redress.problem.UnicodeTextValidator;
import org.redress.security.Caller;
import org.redress.storage.TempFile;
import org.redress.text.VisibleText;

/**
 * Receives uploads and validates each file before the next is read. Clients may be slow: an upload holds a permit of a
 * bulkhead of its own, of which caller and merchant have their shares, and no database connection.
 */
@ApplicationScoped
public class UploadReceiver {
    /** Bytes of a body beside the files: headers, boundaries and other fields. */
    private static final int MAX_OTHER_BYTES = 256 * 1024;

    @Inject
    VirusScanner scanner;

    @Inject
    @ConfigProperty(name = "evidence.files")
    int maxFiles;

    @Inject
    @ConfigProperty(name = "evidence.file-bytes")
    long maxFileBytes;

    @Inject
    @ConfigProperty(name = "evidence.uploads")
    int uploads;

    @Inject
    @ConfigProperty(name = "caller.share")
    int callerPercent;

    @Inject
    @ConfigProperty(name = "merchant.share")
    int merchantPercent;

    private Bulkhead permits;

    @PostConstruct
    void open() {
        permits = new Bulkhead(uploads, 0, callerPercent, merchantPercent);
    }

    /**
     * Begins an upload, to be received and then closed. Waiting for the body holds no database connection.
     *
     * @throws ServiceUnavailableException if too many uploads are in progress
     * @throws InvalidRequestException if the content type is not multipart/form-data with a boundary
     */
    UploadedFiles open(Caller caller, @Nullable String contentType, InputStream body) {
        Bulkhead.Permit permit = permits.acquire(caller);
        try {
            return new UploadedFiles(
                    new MultipartReader(contentType, body, maxFiles * maxFileBytes + MAX_OTHER_BYTES), permit);
        } catch (RuntimeException e) {
            permit.release();
            throw e;
        }
    }

    /** Returns the number of uploads that are being received. */
    public int inProgress() {
        return permits.permitsInUse();
    }

    /**
     * Receives all parts of an upload, and validates each file before the next is read.
     *
     * @param remainingBytes that may be attached to the dispute
     * @throws InvalidRequestException if there are no files, too many, or one is not of an allowed type
     * @throws RejectedContentException if they are too large, or a virus is found
     * @throws ServiceUnavailableException if the scanner does not answer, or there is no space for temporary files
     */
    void receive(UploadedFiles uploaded, long remainingBytes) {
        MultipartReader parts = uploaded.parts();
        while (parts.next()) {
            String fileName = parts.fileName();
            if (fileName != null) {
                receiveFile(uploaded, fileName, remainingBytes);
            } else if ("source".equals(parts.name())) {
                checkEncoding("source", parts);
                uploaded.setSource(source(parts));
            } else {
                parts.skip();
            }
        }
        if (uploaded.files().isEmpty()) {
            throw wrongNumber();
        }
    }

    private InvalidRequestException wrongNumber() {
        return new InvalidRequestException("files", "must be 1.." + maxFiles + " parts with a filename", "body");
    }

    private void receiveFile(UploadedFiles uploaded, String name, long remainingBytes) {
        if (uploaded.files().size() == maxFiles) {
            throw wrongNumber();
        }
        String field = "files[" + uploaded.files().size() + "]";
        checkEncoding(field, uploaded.parts());
        long left = remainingBytes - uploaded.size();
        UUID id = UUID.randomUUID();
        TempFile bytes = uploaded.open(id, Math.min(maxFileBytes, left));
        uploaded.parts().readTo(bytes);
        if (bytes.size() > maxFileBytes) {
            throw RejectedContentException.tooLarge(field, "must have at most " + maxFileBytes + " bytes");
        } else if (bytes.size() > left) {
            throw RejectedContentException.tooLarge(
                    "files",
                    "must have at most " + remainingBytes + " bytes: more would exceed the limit of the dispute");
        } else if (bytes.size() > 0 || !name.isEmpty()) {
            // Browsers send a file without name and bytes if none was chosen
            uploaded.add(validate(field, id, name, bytes));
        }
    }

    private UploadedFile validate(String field, UUID id, String name, TempFile bytes) {
        checkLine(field + ".filename", name, InputLimits.NAME);
        if (bytes.size() == 0) {
            throw new InvalidRequestException(field, "must not be empty", "body");
        }
        String found = detectType(bytes);
        FileType type = FileType.of(found)
                .orElseThrow(() -> new InvalidRequestException(
                        field,
                        "must be one of " + String.join(", ", FileType.mediaTypes()) + ", but its bytes are " + found,
                        "body"));
        scanner.scan(bytes).ifPresent(virus -> {
            throw RejectedContentException.unprocessable(field, "must be free of viruses, but has " + virus);
        });
        return new UploadedFile(id, name, type.mimeType(), bytes.size(), bytes.sha256(), UploadedFiles.DEFAULT_SOURCE);
    }

    // RFC 7578, 4.7: no sender uses it, and a decoder would have to know its limits
    private static void checkEncoding(String field, MultipartReader part) {
        part.encoding().ifPresent(encoding -> {
            throw new InvalidRequestException(
                    field, "must be sent as it is, without a Content-Transfer-Encoding such as base64", "body");
        });
    }

    private static String detectType(TempFile bytes) {
        try {
            return FileTypeDetector.detect(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(MultipartReader parts) {
        try (TempFile text = new TempFile(4 * InputLimits.IDENTIFIER)) {
            parts.readTo(text);
            if (text.size() > 4 * InputLimits.IDENTIFIER) {
                throw notALine("source", InputLimits.IDENTIFIER);
            }
            String source = VisibleText.strip(new String(text.stream().readAllBytes(), StandardCharsets.UTF_8));
            checkLine("source", source, InputLimits.IDENTIFIER);
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkLine(String field, String text, int max) {
        if (VisibleText.isBlank(text)
                || text.codePointCount(0, text.length()) > max
                || !UnicodeTextValidator.isLine(text)) {
            throw notALine(field, max);
        }
    }

    private static InvalidRequestException notALine(String field, int max) {
        return new InvalidRequestException(
                field, "must be 1.." + max + " characters without control characters", "body");
    }
}
