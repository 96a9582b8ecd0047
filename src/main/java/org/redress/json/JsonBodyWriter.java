package org.redress.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;

/** Records as JSON, by one Jsonb for all: to make one takes longer than to write. */
public final class JsonBodyWriter {
    public static final Jsonb JSONB = JsonbBuilder.create();

    private JsonBodyWriter() {}

    /** In UTF-8; what is null is left out. */
    public static byte[] of(Object value) {
        return JSONB.toJson(value).getBytes(StandardCharsets.UTF_8);
    }
}
