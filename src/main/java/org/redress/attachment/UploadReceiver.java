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
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.limits.Bulkhead;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.RejectedContentException;
import org.redress.problem.UnicodeTextValidator;
import org.redress.security.Caller;
import org.redress.storage.TempFile;

/**
 * Receives files, and looks at each before the next. Senders may be slow, so this takes no place among those who need
 * the database, but one of its own: that many calls bring files at a time, and a caller has a share of them.
 */
@ApplicationScoped
public class UploadReceiver {
    /** Of a body, beside the files. */
    private static final int MAX_OTHER_BYTES = 256 * 1024;

    @Inject
    VirusScanner scanner;

    @Inject
    @ConfigProperty(name = "evidence.files", defaultValue = "5")
    int maxFiles;

    @Inject
    @ConfigProperty(name = "evidence.file-bytes", defaultValue = "10485760")
    long maxFileBytes;

    @Inject
    @ConfigProperty(name = "evidence.uploads", defaultValue = "10")
    int uploads;

    @Inject
    @ConfigProperty(name = "caller.share", defaultValue = "50")
    int percent;

    private Bulkhead permits;

    @PostConstruct
    void open() {
        permits = new Bulkhead(uploads, 0, percent);
    }

    /**
     * @param room how many bytes the case can take
     * @param taking what becomes of the files, which are gone afterwards
     * @throws InvalidRequestException where they are none, too many, or not what they may be
     * @throws RejectedContentException where they are too large, or a virus is in one of them
     * @throws ServiceUnavailableException where too many are coming in, or the scanner does not answer
     */
    <T> T receive(
            Caller caller, String contentType, InputStream body, LongSupplier room, Function<UploadedFiles, T> taking) {
        return permits.call(caller, () -> {
            MultipartReader parts = new MultipartReader(contentType, body, maxFiles * maxFileBytes + MAX_OTHER_BYTES);
            try (UploadedFiles uploaded = new UploadedFiles()) {
                receive(parts, room.getAsLong(), uploaded);
                return taking.apply(uploaded);
            } catch (RuntimeException e) {
                // Who still sends would not hear why it was in vain
                parts.skipAll();
                throw e;
            }
        });
    }

    private void receive(MultipartReader parts, long room, UploadedFiles uploaded) {
        while (parts.next()) {
            if (parts.fileName() != null) {
                receiveFile(parts, room, uploaded);
            } else if ("source".equals(parts.name())) {
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

    private void receiveFile(MultipartReader parts, long room, UploadedFiles uploaded) {
        if (uploaded.files().size() == maxFiles) {
            throw wrongNumber();
        }
        String field = "files[" + uploaded.files().size() + "]";
        String name = parts.fileName();
        long left = room - uploaded.size();
        TempFile bytes = uploaded.spool(Math.min(maxFileBytes, left));
        parts.readTo(bytes);
        if (bytes.size() > maxFileBytes) {
            throw RejectedContentException.tooLarge(field, "must have at most " + maxFileBytes + " bytes");
        } else if (bytes.size() > left) {
            throw RejectedContentException.tooLarge(
                    "files", "must have at most " + room + " bytes: the case can take no more");
        } else if (bytes.size() > 0 || !name.isEmpty()) {
            // Browsers send a file without name and bytes where none was chosen
            uploaded.add(validate(field, name, bytes));
        }
    }

    private UploadedFile validate(String field, String name, TempFile bytes) {
        checkLine(field + ".filename", name, InputLimits.NAME);
        if (bytes.size() == 0) {
            throw new InvalidRequestException(field, "must not be empty", "body");
        }
        String found = detectType(bytes);
        String type = FileTypeDetector.allowed(found)
                .orElseThrow(() -> new InvalidRequestException(
                        field,
                        "must be one of " + FileTypeDetector.allowed() + ", but its bytes are " + found,
                        "body"));
        scanner.scan(bytes).ifPresent(virus -> {
            throw RejectedContentException.unprocessable(field, "must be free of viruses, but has " + virus);
        });
        return new UploadedFile(
                UUID.randomUUID(),
                name,
                type,
                bytes,
                ThumbnailGenerator.of(type, bytes).orElse(null));
    }

    private static String detectType(TempFile bytes) {
        try {
            return FileTypeDetector.detect(bytes.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(MultipartReader parts) {
        try (TempFile text = new TempFile(4 * InputLimits.IDENTIFIER)) {
            parts.readTo(text);
            String source = new String(text.stream().readAllBytes(), StandardCharsets.UTF_8).strip();
            checkLine("source", source, InputLimits.IDENTIFIER);
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkLine(String field, String text, int max) {
        if (text.isBlank() || text.length() > max || !UnicodeTextValidator.isLine(text)) {
            throw new InvalidRequestException(
                    field, "must be 1.." + max + " characters without control characters", "body");
        }
    }
}
