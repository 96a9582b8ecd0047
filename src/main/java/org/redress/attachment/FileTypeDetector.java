package org.redress.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;
import org.apache.tika.mime.MimeTypesReader;

/** Detects the type of a file from its bytes alone: names and declared types are not trusted. */
final class FileTypeDetector {
    /** Detected types, and the names that are used for them. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("image/jpeg", "image/jpeg"),
            Map.entry("image/png", "image/png"),
            Map.entry("image/gif", "image/gif"),
            Map.entry("image/webp", "image/webp"),
            Map.entry("application/pdf", "application/pdf"),
            Map.entry("text/plain", "text/plain"),
            Map.entry("video/mp4", "video/mp4"),
            Map.entry("audio/mpeg", "audio/mpeg"),
            // RFC 5334
            Map.entry("audio/vorbis", "audio/ogg"),
            Map.entry("audio/opus", "audio/ogg"),
            Map.entry("audio/speex", "audio/ogg"));

    private static final MimeTypes TYPES = types();

    private FileTypeDetector() {}

    private static MimeTypes types() {
        try {
            return MimeTypesFactory.create(
                    MimeTypesReader.class.getResource("tika-mimetypes.xml"),
                    FileTypeDetector.class.getResource("/attachment/mimetypes.xml"));
        } catch (IOException | MimeTypeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns all allowed types, separated by commas. */
    static String allowed() {
        return String.join(", ", new TreeSet<>(ALLOWED.values()));
    }

    /** Detects the media type, application/octet-stream if it is unknown. */
    static String detect(InputStream bytes) throws IOException {
        MediaType type = TYPES.detect(new BufferedInputStream(bytes), new Metadata());
        return type.getBaseType().toString();
    }

    /** Returns the name that is used for a detected type; empty if it is not allowed. */
    static Optional<String> allowed(String found) {
        return Optional.ofNullable(ALLOWED.get(found));
    }
}
