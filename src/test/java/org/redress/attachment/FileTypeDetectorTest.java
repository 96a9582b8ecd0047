package org.redress.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.redress.attachment.Samples.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTypeDetectorTest {
    private static String found(byte[] bytes) throws IOException {
        return FileTypeDetector.detect(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @MethodSource
    void an_allowed_type_is_detected_by_its_bytes(byte[] bytes, String type) throws IOException {
        assertThat(FileTypeDetector.allowed(found(bytes))).as(found(bytes)).contains(type);
    }

    static Stream<Arguments> an_allowed_type_is_detected_by_its_bytes() {
        return Stream.of(
                arguments(Samples.photo(), "image/jpeg"),
                arguments(Samples.picture("png", 3, 3), "image/png"),
                arguments(Samples.picture("gif", 3, 3), "image/gif"),
                arguments(Samples.webp(), "image/webp"),
                arguments(Samples.pdf(), "application/pdf"),
                arguments(text("Zoë 李 😀\n"), "text/plain"),
                arguments(text("a;b\n1;2\n"), "text/plain"),
                arguments(text("x"), "text/plain"),
                arguments(Samples.mp4("isom"), "video/mp4"),
                arguments(Samples.mp4("mp42"), "video/mp4"),
                arguments(Samples.mp4("iso5"), "video/mp4"),
                arguments(Samples.mp4("avc1"), "video/mp4"),
                arguments(Samples.mp3(), "audio/mpeg"),
                arguments(HexFormat.of().parseHex("fffb9064" + "00".repeat(64)), "audio/mpeg"),
                arguments(Samples.ogg("\1vorbis"), "audio/ogg"),
                arguments(Samples.ogg("OpusHead"), "audio/ogg"));
    }

    @ParameterizedTest
    @MethodSource
    void any_other_type_is_not_allowed(byte[] bytes) throws IOException {
        assertThat(FileTypeDetector.allowed(found(bytes))).as(found(bytes)).isEmpty();
    }

    static Stream<byte[]> any_other_type_is_not_allowed() {
        return Stream.of(
                text("<!DOCTYPE html><html><script>alert(1)</script></html>"),
                text("<html><body>photo</body></html>"),
                text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
                text("#!/bin/sh\nrm -rf /\n"),
                text("MZ\0\0\1\0\0\0"),
                text("PK\3\4\n\0\0\0\0\0"),
                text("\0\1\2\3\4\5"),
                HexFormat.of().parseHex("7f454c4602010100"),
                HexFormat.of().parseHex("cafebabe00000034"),
                Samples.mp4("heic"));
    }

    @Test
    void all_allowed_types_are_listed() {
        assertThat(FileTypeDetector.allowed())
                .isEqualTo("application/pdf, audio/mpeg, audio/ogg, image/gif, image/jpeg, image/png, image/webp,"
                        + " text/plain, video/mp4");
    }
}
