package org.redress.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Public keys of an issuer with a JWKS endpoint, cached by nimbus. Known keys are renewed in the background and outlive
 * an outage; a call waits for the endpoint only if the key of its token is not among them.
 */
final class RemoteJwkSource implements JWKSource<SecurityContext> {
    /** Age at which known keys are renewed by the next call. */
    static final Duration REFRESH_AFTER = Duration.ofMinutes(5);

    /** Age at which known keys expire: they survive an outage of one hour, whenever it began. */
    static final Duration TIME_TO_LIVE = REFRESH_AFTER.plus(Duration.ofHours(1));

    /** Time window in which the endpoint is called at most twice. */
    static final Duration RATE_LIMIT_WINDOW = Duration.ofSeconds(10);

    /** Time limit of a fetch. */
    static final Duration FETCH_LIMIT = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(RemoteJwkSource.class.getName());

    private final JWKSetSource<SecurityContext> cache;
    private final Clock clock;

    /**
     * @param fetchLimit time limit of a fetch, {@link #FETCH_LIMIT} but in tests
     * @throws IllegalArgumentException if the address has no host
     */
    RemoteJwkSource(URI address, Clock clock, Duration fetchLimit) {
        this.clock = clock;
        // A call waits less for the fetch of another than a fetch may take: those that wait begin no second one
        long maxWait = fetchLimit.toMillis() * 3 / 4;
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(new JwksEndpoint(address, fetchLimit))
                .cache(TIME_TO_LIVE.toMillis(), maxWait)
                .refreshAheadCache(TIME_TO_LIVE.minus(REFRESH_AFTER).toMillis(), null, background(), true, null, false)
                .rateLimited(RATE_LIMIT_WINDOW.toMillis())
                .build();
        // Its own get() reads the system's clock, and does not distinguish an unknown key from an endpoint that fails
        this.cache = ((JWKSetBasedJWKSource<SecurityContext>) source).getJWKSetSource();
    }

    /** Its thread ends when idle: nothing is left to stop when the application is. */
    private static ExecutorService background() {
        return new ThreadPoolExecutor(
                0, 1, RATE_LIMIT_WINDOW.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "sso-keys");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Returns the keys that fit, none if the key is unknown.
     *
     * @throws JWKSetUnavailableException if no keys are known and none can be fetched
     */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws JWKSetUnavailableException {
        JWKSet known = known(context);
        List<JWK> found = selector.select(known);
        return found.isEmpty() ? selector.select(renewed(known, context)) : found;
    }

    private JWKSet known(SecurityContext context) throws JWKSetUnavailableException {
        try {
            return cache.getJWKSet(
                    JWKSetCacheRefreshEvaluator.noRefresh(), clock.instant().toEpochMilli(), context);
        } catch (JWKSetUnavailableException e) {
            throw e;
        } catch (KeySourceException e) {
            throw new JWKSetUnavailableException(e.getMessage(), e);
        }
    }

    private JWKSet renewed(JWKSet known, SecurityContext context) {
        try {
            return cache.getJWKSet(
                    JWKSetCacheRefreshEvaluator.referenceComparison(known),
                    clock.instant().toEpochMilli(),
                    context);
        } catch (KeySourceException e) {
            LOG.log(Level.DEBUG, "the known keys remain: {0}", e.getMessage());
            return known;
        }
    }
}
