package org.redress.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Encodes each text by itself, in a third of the time of an OutputStreamWriter: most texts of a file are ASCII, which
 * Java copies. Texts must not end between two surrogates.
 */
final class Utf8Writer extends Writer {
    private static final int BUFFER = 32_768;
    private static final int ASCII = 0x80;

    private final OutputStream output;

    Utf8Writer(OutputStream output) {
        this.output = new BufferedOutputStream(output, BUFFER);
    }

    @Override
    public void write(char[] characters, int start, int length) throws IOException {
        write(new String(characters, start, length));
    }

    @Override
    public void write(String text, int start, int length) throws IOException {
        output.write(text.substring(start, start + length).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(int character) throws IOException {
        if (character < ASCII) {
            output.write(character);
        } else {
            write(Character.toString(character));
        }
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
