package org.redress.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Reads the head of an answer and the first bytes of its body, as they are sent: nothing is decompressed. */
final class AnswerConsumer implements AsyncResponseConsumer<WebhookAnswer> {
    private static final int MAX_BYTES = 1_024;

    private final CompletableFuture<WebhookAnswer> answer = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable HttpResponse head;

    /** Returns the answer, as soon as enough of it is read. */
    CompletableFuture<WebhookAnswer> answer() {
        return answer;
    }

    /** Cancels an exchange as soon as the answer is there, since the rest is not read. */
    void cancelAtEnd(Future<?> exchange) {
        var unused = answer.handle((end, failure) -> exchange.cancel(true));
    }

    @Override
    public synchronized void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<WebhookAnswer> callback) {
        head = response;
        if (entity == null) {
            end(null);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // Interim answers mean nothing to a webhook
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(MAX_BYTES);
    }

    @Override
    public synchronized void consume(ByteBuffer source) throws IOException {
        if (!answer.isDone()) {
            append(source);
        }
        // Closes the connection of a receiver that goes on sending
        if (answer.isDone()) {
            throw new IOException("no more is read");
        }
    }

    private void append(ByteBuffer source) {
        byte[] part = new byte[Math.min(source.remaining(), MAX_BYTES - body.size())];
        source.get(part);
        body.writeBytes(part);
        if (body.size() == MAX_BYTES) {
            end(null);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        end(null);
    }

    @Override
    public void failed(Exception cause) {
        // The client may try another address
    }

    @Override
    public void releaseResources() {
        // Holds none
    }

    /**
     * Ends the reading. The status alone decides about an answer, so one whose body is not complete is an answer, too.
     *
     * @param cause why no more is read; null if the answer is complete
     */
    synchronized void end(@Nullable Exception cause) {
        if (head != null) {
            answer.complete(new WebhookAnswer(head.getCode(), excerpt(), value(head, HttpHeaders.RETRY_AFTER)));
        } else if (cause != null) {
            answer.completeExceptionally(cause);
        }
    }

    // Databases store no U+0000
    private String excerpt() {
        String text = body.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return body.size() == MAX_BYTES ? text.replaceFirst("\uFFFD$", "") : text;
    }

    private static @Nullable String value(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
