package org.redress.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Streams a response and makes sure that a failed one is not mistaken for complete.
 *
 * <p>Servers call the trailer supplier before the terminating chunk; throwing there is the only portable way to
 * suppress it. HTTP/1.1 only (ADR 13).
 */
public final class AbortableStreamingOutput implements StreamingOutput {
    private final StreamingOutput writing;
    private final HttpServletResponse answer;
    private boolean broken;

    private AbortableStreamingOutput(StreamingOutput writing, HttpServletResponse answer) {
        this.writing = writing;
        this.answer = answer;
    }

    /**
     * Prepares the response's headers and trailer supplier. Must be called before the first byte is written.
     *
     * @param writing writes the body; an exception of it aborts the response
     */
    public static AbortableStreamingOutput of(
            StreamingOutput writing, HttpServletRequest call, HttpServletResponse answer) {
        AbortableStreamingOutput output = new AbortableStreamingOutput(writing, answer);
        if ("HTTP/1.1".equals(call.getProtocol())) {
            answer.setTrailerFields(output::end);
            // Without chunks, as for "Connection: close", the client could not see that the last one is missing
            answer.setHeader("Transfer-Encoding", "chunked");
            // Otherwise a client would wait for the rest of an aborted response
            answer.setHeader("Connection", "close");
        }
        return output;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        try {
            writing.write(output);
        } catch (IOException | RuntimeException | Error failure) {
            // Before that, the exception becomes a problem
            if (answer.isCommitted()) {
                breakOff(output, failure);
            }
            throw failure;
        }
    }

    private void breakOff(OutputStream output, Throwable failure) {
        broken = true;
        try {
            // Servers skip the trailer supplier if no byte is left to send
            output.write('\n');
            answer.getOutputStream().close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Map<String, String> end() {
        if (broken) {
            throw new UncheckedIOException(new IOException("response aborted"));
        }
        return Map.of();
    }
}
