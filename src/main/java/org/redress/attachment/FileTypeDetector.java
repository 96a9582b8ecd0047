package org.redress.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;
import org.apache.tika.mime.MimeTypesReader;
import org.redress.storage.TempFile;

/** Detects the type of a file from its bytes alone: names and declared types are not trusted. */
final class FileTypeDetector {
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

    /** Detects the media type, application/octet-stream if it is unknown. */
    static String detect(TempFile file) throws IOException {
        MediaType type = TYPES.detect(new BufferedInputStream(file.stream()), new Metadata());
        // The library takes bytes for text if they are UTF-8, or hardly any of them is above ASCII
        boolean isText = type.equals(MediaType.OCTET_STREAM) && LatinText.matches(file.stream());
        return (isText ? MediaType.TEXT_PLAIN : type).getBaseType().toString();
    }
}
