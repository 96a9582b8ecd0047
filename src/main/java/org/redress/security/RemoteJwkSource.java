package org.redress.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The public keys that an issuer shows at an address. Known keys are renewed behind the callers' backs and outlive an
 * outage; a caller waits for the address, and not for long, only where the token's key is not among them. All who wait
 * do so for one and the same fetch: that is what the library's own sources do not promise.
 */
final class RemoteJwkSource implements JWKSource<SecurityContext> {
    /** Known keys older than this are renewed when they are next asked for. */
    static final Duration REFRESH_AFTER = Duration.ofMinutes(5);

    /** Known keys older than this are forgotten: an outage of an hour is survived, whenever it began. */
    static final Duration TIME_TO_LIVE = REFRESH_AFTER.plus(Duration.ofHours(1));

    /** From one fetch to the next, whoever asks for whatever key; and what a fetch may take. */
    static final Duration RATE_LIMIT_WINDOW = Duration.ofSeconds(10);

    /** What callers wait for a fetch at most, from its start: one that takes longer is for those who come later. */
    static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Logger LOG = System.getLogger(RemoteJwkSource.class.getName());
    private static final int MAX_BYTES = 256 * 1024;

    private record CachedKeys(JWKSet keys, Instant since) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(RATE_LIMIT_WINDOW)
            .build();
    private final HttpRequest request;
    private final Clock clock;
    private volatile CachedKeys known = new CachedKeys(new JWKSet(), Instant.EPOCH);
    private FutureTask<Void> fetch = new FutureTask<>(() -> null);
    private volatile long patienceEnds = System.nanoTime();
    private Instant pauseEnds = Instant.MIN;

    /** @throws IllegalArgumentException where this is no address */
    RemoteJwkSource(URI address, Clock clock) {
        request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .timeout(RATE_LIMIT_WINDOW)
                .build();
        this.clock = clock;
    }

    /** @throws JWKSetUnavailableException where no keys at all are known */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws JWKSetUnavailableException {
        List<JWK> found = selector.select(known.keys());
        Duration age = age();
        if (found.isEmpty() || age.compareTo(TIME_TO_LIVE) > 0) {
            await(fetch());
            found = selector.select(known.keys());
            age = age();
        } else if (age.compareTo(REFRESH_AFTER) > 0) {
            fetch();
        }
        if (age.compareTo(TIME_TO_LIVE) > 0) {
            throw new JWKSetUnavailableException("no keys from " + request.uri());
        }
        return found;
    }

    private Duration age() {
        return Duration.between(known.since(), clock.instant());
    }

    /** The fetch under way, or a new one, or, during the pause, the last one. */
    private synchronized FutureTask<Void> fetch() {
        Instant now = clock.instant();
        if (!now.isBefore(pauseEnds)) {
            fetch.cancel(true); // ends one that dripped all the pause long
            fetch = new FutureTask<>(this::renew);
            pauseEnds = now.plus(RATE_LIMIT_WINDOW);
            patienceEnds = System.nanoTime() + PATIENCE.toNanos();
            Thread thread = new Thread(fetch, "sso-keys");
            thread.setDaemon(true);
            thread.start();
        }
        return fetch;
    }

    private Void renew() throws InterruptedException {
        try {
            JWKSet keys = JWKSet.parse(body());
            if (keys.isEmpty()) {
                throw new IOException("no keys in it");
            }
            accept(new CachedKeys(keys, clock.instant()));
        } catch (IOException | ParseException e) {
            LOG.log(Level.WARNING, "The keys at {0} could not be fetched: {1}", request.uri(), e.toString());
        }
        return null;
    }

    private String body() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("longer than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private synchronized void accept(CachedKeys fetched) {
        if (known.keys().isEmpty()) {
            pauseEnds = Instant.MIN; // a key that is new right after the first fetch is found at once
        }
        known = fetched;
    }

    private void await(FutureTask<Void> fetch) throws JWKSetUnavailableException {
        try {
            fetch.get(patienceEnds - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException | ExecutionException e) {
            LOG.log(Level.DEBUG, "going on with the keys that are known: {0}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JWKSetUnavailableException("interrupted", e);
        }
    }
}
