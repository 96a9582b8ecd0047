package org.redress.evidence;

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
import org.redress.json.Fields;
import org.redress.limits.Bulkhead;
import org.redress.problem.InvalidRequest;
import org.redress.problem.Refused;
import org.redress.security.Caller;

/**
 * Receives files, and looks at each before the next. Senders may be slow, so this takes no place among those who need
 * the database, but one of its own: that many calls bring files at a time, and a caller has a share of them.
 */
@ApplicationScoped
public class Reception {
    private static final int MAX_NAME = 255;
    private static final int MAX_SOURCE = 64;

    /** Of a body, beside the files. */
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
    int percent;

    private Bulkhead places;

    @PostConstruct
    void open() {
        places = new Bulkhead(uploads, 0, percent);
    }

    /**
     * @param room how many bytes the case can take
     * @param taking what becomes of the files, which are gone afterwards
     * @throws InvalidRequest where they are none, too many, or not what they may be
     * @throws Refused where they are too large, or a virus is in one of them
     * @throws ServiceUnavailableException where too many are coming in, or the scanner does not answer
     */
    <T> T receive(
            Caller caller, String contentType, InputStream body, LongSupplier room, Function<Delivery, T> taking) {
        return places.call(caller, () -> {
            Parts parts = new Parts(contentType, body, maxFiles * maxFileBytes + MAX_OTHER_BYTES);
            try (Delivery delivery = new Delivery()) {
                receive(parts, room.getAsLong(), delivery);
                return taking.apply(delivery);
            } catch (RuntimeException e) {
                // Who still sends would not hear why it was in vain
                parts.skipAll();
                throw e;
            }
        });
    }

    private void receive(Parts parts, long room, Delivery delivery) {
        while (parts.next()) {
            if (parts.fileName() != null) {
                receiveFile(parts, room, delivery);
            } else if ("source".equals(parts.name())) {
                delivery.isFrom(source(parts));
            } else {
                parts.skip();
            }
        }
        if (delivery.files().isEmpty()) {
            throw wrongNumber();
        }
    }

    private InvalidRequest wrongNumber() {
        return new InvalidRequest("files", "must be 1.." + maxFiles + " parts with a filename", "body");
    }

    private void receiveFile(Parts parts, long room, Delivery delivery) {
        if (delivery.files().size() == maxFiles) {
            throw wrongNumber();
        }
        String field = "files[" + delivery.files().size() + "]";
        String name = parts.fileName();
        long left = room - delivery.size();
        Spool bytes = delivery.spool(Math.min(maxFileBytes, left));
        parts.readTo(bytes);
        if (bytes.size() > maxFileBytes) {
            throw Refused.tooLarge(field, "must have at most " + maxFileBytes + " bytes");
        } else if (bytes.size() > left) {
            throw Refused.tooLarge("files", "must have at most " + room + " bytes: the case can take no more");
        } else if (bytes.size() > 0 || !name.isEmpty()) {
            // Browsers send a file without name and bytes where none was chosen
            delivery.add(examined(field, name, bytes));
        }
    }

    private NewFile examined(String field, String name, Spool bytes) {
        checkLine(field + ".filename", name, MAX_NAME);
        if (bytes.size() == 0) {
            throw new InvalidRequest(field, "must not be empty", "body");
        }
        String found = found(bytes);
        String type = FileTypes.allowed(found)
                .orElseThrow(() -> new InvalidRequest(
                        field, "must be one of " + FileTypes.allowed() + ", but its bytes are " + found, "body"));
        scanner.findingsIn(bytes).ifPresent(virus -> {
            throw Refused.unprocessable(field, "must be free of viruses, but has " + virus);
        });
        return new NewFile(
                UUID.randomUUID(), name, type, bytes, Thumbnails.of(type, bytes).orElse(null));
    }

    private static String found(Spool bytes) {
        try {
            return FileTypes.found(bytes.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Parts parts) {
        try (Spool text = new Spool(4 * MAX_SOURCE)) {
            parts.readTo(text);
            String source = new String(text.stream().readAllBytes(), StandardCharsets.UTF_8).strip();
            checkLine("source", source, MAX_SOURCE);
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkLine(String field, String text, int max) {
        if (text.isBlank() || text.length() > max || !Fields.isLine(text)) {
            throw new InvalidRequest(field, "must be 1.." + max + " characters without control characters", "body");
        }
    }
}
