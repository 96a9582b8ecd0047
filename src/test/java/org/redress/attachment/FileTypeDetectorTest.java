package org.redress.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.redress.attachment.Samples.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.storage.TempFile;

class FileTypeDetectorTest {
    private static String found(byte[] bytes) throws IOException {
        try (TempFile file = Samples.spooled(bytes)) {
            return FileTypeDetector.detect(file);
        }
    }

    @ParameterizedTest
    @MethodSource
    void an_allowed_type_is_detected_by_its_bytes(byte[] bytes, String type) throws IOException {
        assertThat(FileType.of(found(bytes)).map(FileType::mimeType))
                .as(found(bytes))
                .contains(type);
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
                arguments(Samples.ogg("OpusHead"), "audio/ogg"),
                arguments(Samples.ogg("OpusHead\1\28\1\u0080>\0\0"), "audio/ogg"),
                arguments(Samples.ogg("Speex   1.2"), "audio/ogg"),
                arguments(Samples.mp4("heic"), "image/heic"),
                arguments(Samples.mp4("heix"), "image/heic"),
                arguments(Samples.mp4("heim"), "image/heic"),
                arguments(Samples.mp4("heis"), "image/heic"),
                arguments(Samples.mp4("hevc"), "image/heic-sequence"),
                arguments(Samples.mp4("hevm"), "image/heic-sequence"),
                arguments(Samples.mp4("mif1"), "image/heif"),
                arguments(Samples.mp4("msf1"), "image/heif-sequence"),
                arguments(Samples.mp4("qt  "), "video/quicktime"),
                arguments(text("\0\0\0\u0008wide\0\0\1\0mdat"), "video/quicktime"),
                arguments(Samples.mp4("M4A "), "audio/mp4"),
                arguments(Samples.mp4("M4B "), "audio/mp4"),
                arguments(Samples.mp4("3gp4"), "video/3gpp"),
                arguments(Samples.mp4("3gp5"), "video/3gpp"),
                arguments(Samples.mp4("3g2a"), "video/3gpp2"),
                arguments(text("#!AMR\n<"), "audio/amr"),
                arguments(text("#!AMR-WB\n<"), "audio/amr-wb"));
    }

    /** Texts of all lengths, since detectors look at a part of a file and at how often a byte occurs. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Grüße", "Gerät läuft für immer", "ÄÖÜäöüß", "é", "¿Dónde está mi pedido?", "ÿþÿþÿþ", "1 £\r\n"})
    void a_text_is_one_in_each_usual_code(String words) throws IOException {
        for (String text : new String[] {words, words.repeat(300), "x".repeat(70_000) + words}) {
            for (String code : new String[] {"ISO-8859-1", "ISO-8859-15", "windows-1252", "UTF-8", "UTF-16"}) {
                assertThat(found(text.getBytes(code))).as(code).isEqualTo("text/plain");
            }
            assertThat(found(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                    .isEqualTo("text/plain");
            assertThat(found(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo("text/plain");
        }
        assertThat(found("„Grüße“ – 5 €".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 11, 14, 27, 31, 127, 0x81, 0x8D, 0x8F, 0x90, 0x9D})
    void a_text_in_latin_letters_has_no_controls(int control) throws IOException {
        byte[] text = "Grüße".repeat(200).getBytes(StandardCharsets.ISO_8859_1);
        text[text.length - 1] = (byte) control;
        assertThat(found(text)).isEqualTo("application/octet-stream");
    }

    @Test
    void every_type_has_endings_that_no_system_runs() {
        assertThat(FileType.values())
                .allSatisfy(type -> assertThat(type.named("run.bat")).matches("run\\.bat\\.[a-z0-9]{2,5}"))
                .allSatisfy(type -> assertThat(type.named(type.named("x"))).isEqualTo(type.named("x")));
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, x.hta, x.hta.txt",
        "TEXT, run.bat, run.bat.txt",
        "TEXT, x.reg, x.reg.txt",
        "TEXT, 'run.bat. . ', run.bat.txt",
        "TEXT, note, note.txt",
        "TEXT, NOTE.TXT, NOTE.TXT",
        "TEXT, .htaccess, .htaccess.txt",
        "TEXT, ..., .txt",
        "TEXT, txt, txt.txt",
        "JPEG, photo.JPEG, photo.JPEG",
        "JPEG, photo.png, photo.png.jpg",
        "PDF, invoice.pdf.exe, invoice.pdf.exe.pdf",
        "OGG, voice.opus, voice.opus",
        "QUICKTIME, clip, clip.mov"
    })
    void a_name_ends_as_its_type(FileType type, String name, String ending) {
        assertThat(type.named(name)).isEqualTo(ending);
    }

    @ParameterizedTest
    @MethodSource
    void any_other_type_is_not_allowed(byte[] bytes) throws IOException {
        assertThat(FileType.of(found(bytes))).as(found(bytes)).isEmpty();
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
                Samples.mp4("avif"),
                Samples.ogg("unknown"));
    }

    @Test
    void all_allowed_types_are_listed() {
        assertThat(String.join(", ", FileType.mediaTypes()))
                .isEqualTo("application/pdf, audio/amr, audio/amr-wb, audio/mp4, audio/mpeg, audio/ogg, image/gif,"
                        + " image/heic, image/heic-sequence, image/heif, image/heif-sequence, image/jpeg, image/png,"
                        + " image/webp, text/plain, video/3gpp, video/3gpp2, video/mp4, video/quicktime");
    }
}
