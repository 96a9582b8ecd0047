package org.redress.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * An answer of unknown length that is broken off where writing it fails. Its status has long been sent then, and servers
 * would end it as if nothing had happened; but they ask for the trailer fields before they write the end, and there is no
 * other way to keep them from it. It works for HTTP/1.1 (docs/adr/0013).
 */
public final class AbortableStreamingOutput implements StreamingOutput {
    private final StreamingOutput writing;
    private final HttpServletResponse answer;
    private boolean broken;

    private AbortableStreamingOutput(StreamingOutput writing, HttpServletResponse answer) {
        this.writing = writing;
        this.answer = answer;
    }

    public static AbortableStreamingOutput of(
            StreamingOutput writing, HttpServletRequest call, HttpServletResponse answer) {
        AbortableStreamingOutput output = new AbortableStreamingOutput(writing, answer);
        if ("HTTP/1.1".equals(call.getProtocol())) {
            answer.setTrailerFields(output::end);
            // A last chunk to miss, even if the caller wants the connection closed
            answer.setHeader("Transfer-Encoding", "chunked");
            // Or who gets a broken answer would wait for the rest
            answer.setHeader("Connection", "close");
        }
        return output;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        try {
            writing.write(output);
        } catch (IOException | RuntimeException | Error failure) {
            // Before that, it becomes a problem like any other
            if (answer.isCommitted()) {
                breakOff(output, failure);
            }
            throw failure;
        }
    }

    private void breakOff(OutputStream output, Throwable failure) {
        broken = true;
        try {
            // Where there is nothing left to send, servers end without asking
            output.write('\n');
            answer.getOutputStream().close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Map<String, String> end() {
        if (broken) {
            throw new UncheckedIOException(new IOException("not complete, and must not be ended"));
        }
        return Map.of();
    }
}
