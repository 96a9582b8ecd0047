package org.redress.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * JWKS endpoint of an issuer. Each call is one GET without redirects, limited in time and size as a whole: nimbus'
 * retriever limits each read alone, which a server that sends a byte now and then never exceeds.
 */
final class JwksEndpoint implements JWKSetSource<SecurityContext> {
    private static final Logger LOG = System.getLogger(JwksEndpoint.class.getName());
    private static final int MAX_BYTES = 256 * 1024;

    private final HttpClient client;
    private final HttpRequest request;
    private final Duration timeLimit;

    /**
     * @param timeLimit longest time of a fetch, from connecting to the last byte
     * @throws IllegalArgumentException if the address has no host
     */
    JwksEndpoint(URI address, Duration timeLimit) {
        this.timeLimit = timeLimit;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeLimit)
                .build();
        request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
    }

    /** @throws JWKSetUnavailableException if no keys can be fetched; the reason is logged */
    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            JWKSet keys = JWKSet.parse(body());
            if (keys.isEmpty()) {
                throw new IOException("no keys in it");
            }
            return keys;
        } catch (IOException | ParseException e) {
            LOG.log(Level.WARNING, "fetching the keys at {0} failed: {1}", request.uri(), e.toString());
            throw new JWKSetUnavailableException("no keys from " + request.uri(), e);
        }
    }

    private String body() throws IOException {
        CompletableFuture<HttpResponse<byte[]>> fetch = client.sendAsync(request, head -> new BoundedBody());
        try {
            HttpResponse<byte[]> response = fetch.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("not complete within " + timeLimit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            fetch.cancel(true);
        }
    }

    /** Does nothing: the client's threads end with it. */
    @Override
    public void close() {}

    /** Collects a body of at most {@link #MAX_BYTES}, and fails as soon as it is longer. */
    private static final class BoundedBody implements BodySubscriber<byte[]> {
        private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
        private Flow.@Nullable Subscription subscription;
        private int bytes;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            all.onSubscribe(given);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            bytes += part.stream().mapToInt(ByteBuffer::remaining).sum();
            if (bytes <= MAX_BYTES) {
                all.onNext(part);
            } else {
                Objects.requireNonNull(subscription).cancel();
                all.onError(new IOException("longer than " + MAX_BYTES + " bytes"));
            }
        }

        @Override
        public void onError(Throwable failure) {
            all.onError(failure);
        }

        @Override
        public void onComplete() {
            all.onComplete();
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return all.getBody();
        }
    }
}
