package org.redress.digest;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text of named values in a fixed order, to compute a digest from. Two forms have the same text only if all their names
 * and values are equal: each value is written with its type and its length. The names are constants of the caller, so
 * that the text depends neither on names in Java nor on the order or spelling of members in JSON.
 */
public final class CanonicalForm {
    private static final char TEXT = '=';
    private static final char OBJECT = '{';
    private static final char LIST = '[';
    private static final String NULL = "-";

    private final StringBuilder text = new StringBuilder();

    private CanonicalForm() {}

    /**
     * Begins a form.
     *
     * @param kind name of the described thing, such as a route, so that kinds never equal each other
     */
    public static CanonicalForm of(String kind) {
        return new CanonicalForm().add("kind", kind);
    }

    /**
     * Adds a text.
     *
     * @param value may be null, which differs from the empty text
     */
    public CanonicalForm add(String name, @Nullable String value) {
        return add(name, TEXT, value);
    }

    /**
     * Adds an id.
     *
     * @param value may be null
     */
    public CanonicalForm add(String name, @Nullable UUID value) {
        return add(name, Objects.toString(value, null));
    }

    /**
     * Adds a point in time.
     *
     * @param value may be null
     */
    public CanonicalForm add(String name, @Nullable Instant value) {
        return add(name, Objects.toString(value, null));
    }

    /**
     * Adds a number by its value: 10, 10.0 and 10.00 are equal.
     *
     * @param value may be null
     */
    public CanonicalForm add(String name, @Nullable Number value) {
        return add(
                name,
                value == null
                        ? null
                        : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString());
    }

    /**
     * Adds a form as a value.
     *
     * @param value may be null
     */
    public CanonicalForm add(String name, @Nullable CanonicalForm value) {
        return add(name, OBJECT, value);
    }

    /** Adds texts in their order, of which some may be null. */
    public CanonicalForm addTexts(String name, Stream<@Nullable String> values) {
        return addList(name, values);
    }

    /** Adds forms in their order. */
    public CanonicalForm addForms(String name, Stream<CanonicalForm> values) {
        return addList(name, values);
    }

    private CanonicalForm addList(String name, Stream<?> values) {
        StringBuilder list = new StringBuilder();
        values.forEach(value -> append(list, value));
        return add(name, LIST, list);
    }

    private CanonicalForm add(String name, char type, @Nullable Object value) {
        text.append(name).append(type);
        append(text, value);
        return this;
    }

    private static void append(StringBuilder target, @Nullable Object value) {
        if (value == null) {
            target.append(NULL);
        } else {
            String content = value.toString();
            target.append(content.length()).append(':').append(content);
        }
    }

    /** Returns the SHA-256 of the text in UTF-16BE, in hexadecimal digits. */
    public String digest() {
        // Not getBytes: it encodes every unpaired surrogate as the same character
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().append(text);
        return Sha256.of(bytes.array());
    }

    /** Returns the text itself, for nested forms and for tests. */
    @Override
    public String toString() {
        return text.toString();
    }
}
