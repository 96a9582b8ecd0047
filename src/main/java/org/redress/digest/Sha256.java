package org.redress.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SHA-256 in hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    /**
     * Returns the digest of texts without U+0000, which differs for each list of texts. Digests are stored (hashes of
     * timelines, fingerprints of complaints), so the computation must not change.
     */
    public static String of(String... texts) {
        return of(String.join("\u0000", texts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the digest of the texts of values, as {@link #of(String...)}: that of the entry of a hash-chained log.
     *
     * @param values a null is digested as an empty text
     */
    public static String ofValues(@Nullable Object... values) {
        return of(Stream.of(values).map(value -> Objects.toString(value, "")).toArray(String[]::new));
    }

    /** Returns the digest of bytes. */
    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
