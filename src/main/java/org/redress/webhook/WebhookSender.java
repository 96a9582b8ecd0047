package org.redress.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.ssl.SSLContexts;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends the requests of webhooks, a bounded number at a time. No thread waits for a receiver. */
@ApplicationScoped
public class WebhookSender {
    // The platform looks names up in blocking calls; a slow name server holds up look-ups alone
    private static final int LOOKUP_THREADS = 4;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final WebhookAddressCheck check;
    private final WebhookClient client;
    private final Duration timeLimit;
    private final Semaphore permits;
    private final ExecutorService lookups;
    private final Clock clock;

    /**
     * Reads the settings.
     *
     * @param seconds longest time of a request, from the look-up of its host to the end of the answer
     * @param sends most requests at a time
     * @param proxy URL of the proxy that connects to the receivers; those of the environment are not used
     */
    @Inject
    public WebhookSender(
            WebhookAddressCheck check,
            Clock clock,
            @ConfigProperty(name = "webhook.seconds") int seconds,
            @ConfigProperty(name = "webhook.sends") int sends,
            @ConfigProperty(name = "webhook.proxy") Optional<URI> proxy) {
        this(
                check,
                clock,
                Duration.ofSeconds(seconds),
                sends,
                new WebhookClient(
                        SSLContexts.createDefault(),
                        proxy.orElse(null),
                        Duration.ofSeconds(seconds),
                        CONNECT_LIMIT,
                        sends));
    }

    WebhookSender(WebhookAddressCheck check, Clock clock, Duration timeLimit, int sends, WebhookClient client) {
        this.check = check;
        this.clock = clock;
        this.timeLimit = timeLimit;
        this.client = client;
        permits = new Semaphore(sends);
        lookups = new ThreadPoolExecutor(
                LOOKUP_THREADS,
                LOOKUP_THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(sends),
                new DefaultThreadFactory("webhook-lookups", true));
    }

    /** For the proxy of the CDI container. */
    protected WebhookSender() {
        this(new WebhookAddressCheck(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 1, 1, Optional.empty());
    }

    /** Returns how many requests can be sent now. */
    public int available() {
        return permits.availablePermits();
    }

    /**
     * Sends a request.
     *
     * @return the result, in a thread of the client, which must not be held
     * @throws RejectedExecutionException if too many requests are being sent
     */
    CompletableFuture<SendResult> send(WebhookRequest request) {
        if (!permits.tryAcquire()) {
            throw new RejectedExecutionException("too many requests are being sent");
        }
        long start = System.nanoTime();
        AnswerConsumer consumer = new AnswerConsumer();
        CompletableFuture<@Nullable Void> end = new CompletableFuture<@Nullable Void>()
                .completeOnTimeout(null, timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        var unused = end.thenRun(() -> consumer.end(new TimeoutException()));
        try {
            lookups.execute(() -> start(request, consumer));
        } catch (RejectedExecutionException e) {
            consumer.end(new TimeoutException());
        }
        return consumer.answer().handle((answer, failure) -> {
            permits.release();
            end.cancel(false);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return failure == null
                    ? new SendResult(
                            answer.status(),
                            answer.failure(),
                            millis,
                            answer.excerpt(),
                            RetryAfterHeader.of(answer.retryAfter(), clock.instant()))
                    : new SendResult(null, kind(failure), millis, null, null);
        });
    }

    private void start(WebhookRequest request, AnswerConsumer consumer) {
        // Nobody waits any more for a look-up that took too long
        if (consumer.answer().isDone()) {
            return;
        }
        try {
            client.post(request, check.addresses(request.url()), consumer);
        } catch (IOException | RuntimeException e) {
            consumer.end(e);
        }
    }

    private static SendFailure kind(Throwable cause) {
        if (cause instanceof ForbiddenAddressException) {
            return SendFailure.FORBIDDEN_ADDRESS;
        } else if (cause instanceof UnknownHostException) {
            return SendFailure.UNKNOWN_HOST;
        } else if (cause instanceof SSLException) {
            return SendFailure.TLS;
        } else if (WebhookClient.isWithoutConnection(cause)) {
            return SendFailure.NO_CONNECTION;
        }
        return cause instanceof TimeoutException || cause instanceof InterruptedIOException
                ? SendFailure.TIMEOUT
                : SendFailure.BROKEN_ANSWER;
    }

    @PreDestroy
    void close() {
        lookups.shutdownNow();
        client.close();
    }
}
