package org.redress.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Pictures that customers of the demo attach. They are JPEG files, each with a small one as its thumbnail. */
enum DemoPicture {
    TV_SCREEN_BROKEN,
    PARCEL_TORN,
    JACKET_SEAM,
    COLOURS_COMPARED,
    INVOICE;

    private final byte[] content = read(fileName());
    private final byte[] small = read(baseName() + "_small.jpg");

    String fileName() {
        return baseName() + ".jpg";
    }

    private String baseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static byte[] read(String name) {
        try (InputStream file = DemoPicture.class.getResourceAsStream("/demo/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] content() {
        return content;
    }

    byte[] small() {
        return small;
    }

    int size() {
        return content.length;
    }
}
