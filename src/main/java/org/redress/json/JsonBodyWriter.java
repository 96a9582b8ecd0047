package org.redress.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;

/** Writes records as JSON with one shared Jsonb, since creating one takes longer than writing. */
public final class JsonBodyWriter {
    public static final Jsonb JSONB = JsonbBuilder.create();

    private JsonBodyWriter() {}

    /** Returns the JSON in UTF-8, without members that are null. */
    public static byte[] of(Object value) {
        return JSONB.toJson(value).getBytes(StandardCharsets.UTF_8);
    }
}
