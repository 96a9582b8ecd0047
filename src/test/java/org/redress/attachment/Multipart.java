package org.redress.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a body of multipart/form-data as browsers do. */
public final class Multipart {
    public static final String TYPE = "multipart/form-data; boundary=----redress-7MA4YWxkTrZu0gW";

    private static final String BOUNDARY = "------redress-7MA4YWxkTrZu0gW";
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public Multipart text(String name, String value) {
        return part("form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    public Multipart file(String fileName, byte[] content) {
        return part("form-data; name=\"file\"; filename=\"" + fileName + "\"", content);
    }

    /** Adds a part with any Content-Disposition. */
    public Multipart part(String disposition, byte[] content) {
        write(BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: image/jpeg\r\n\r\n");
        bytes.writeBytes(content);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the complete body. */
    public byte[] body() {
        write(BOUNDARY + "--\r\n");
        return bytes.toByteArray();
    }
}
