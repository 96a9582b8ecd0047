package org.redress.webhook;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to addresses that the caller gives, in the background. Each request has a connection of its own: the
 * end of a kept one would look as a failure of the receiver.
 */
final class WebhookClient implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WebhookClient.class.getName());
    private static final int THREADS = 2;
    private static final int MAX_LINE_BYTES = 8_192;
    private static final int MAX_HEADERS = 100;

    private final SSLContext tls;
    private final @Nullable HttpHost proxy;
    private final Duration timeLimit;
    private final Duration connectLimit;
    private final int sends;
    private @Nullable CloseableHttpAsyncClient client;
    private volatile boolean closed;

    /**
     * Creates a client, which starts with its first request.
     *
     * @param proxy connects to the receivers; null to connect to them from here
     * @param timeLimit longest time of each step
     * @param connectLimit longest time to connect to one address
     * @param sends most connections
     */
    WebhookClient(SSLContext tls, @Nullable URI proxy, Duration timeLimit, Duration connectLimit, int sends) {
        this.tls = tls;
        this.proxy = proxy == null ? null : new HttpHost("http", proxy.getHost(), proxy.getPort());
        this.timeLimit = timeLimit;
        this.connectLimit = connectLimit;
        this.sends = sends;
    }

    private synchronized CloseableHttpAsyncClient client() {
        if (client == null) {
            client = build();
            client.start();
        }
        return client;
    }

    private CloseableHttpAsyncClient build() {
        Timeout limit = Timeout.of(timeLimit);
        return HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(tls)
                                .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
                                .setHostnameVerifier(HttpsSupport.getDefaultHostnameVerifier())
                                .buildAsync())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .setHandshakeTimeout(limit)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectLimit))
                                .setSocketTimeout(limit)
                                .build())
                        .setDnsResolver(onlyOf(proxy))
                        .setMaxConnTotal(sends)
                        .setMaxConnPerRoute(sends)
                        .build())
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(THREADS).build())
                .setIoReactorExceptionCallback(this::log)
                .setThreadFactory(new DefaultThreadFactory("webhooks", true))
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(MAX_LINE_BYTES)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setRoutePlanner(planner(proxy))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Redress")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    // TLS names the host also where the proxy is asked for its address
    private static HttpRoutePlanner planner(@Nullable HttpHost proxy) {
        return (target, context) -> {
            boolean secure = target.getSchemeName().equals("https");
            return proxy == null
                    ? new HttpRoute(target, null, secure)
                    : new HttpRoute(
                            new HttpHost(
                                    target.getSchemeName(), target.getAddress().getHostAddress(), target.getPort()),
                            target,
                            null,
                            proxy,
                            secure);
        };
    }

    // A receiver is connected to by its checked address
    private static DnsResolver onlyOf(@Nullable HttpHost proxy) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (proxy == null || !host.equals(proxy.getHostName())) {
                    throw new UnknownHostException(host);
                }
                return SystemDefaultDnsResolver.INSTANCE.resolve(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }

            @Override
            public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
                return List.of(new InetSocketAddress(resolve(host)[0], port));
            }
        };
    }

    /**
     * Starts a request. Its answer or failure is given to the consumer.
     *
     * @param addresses addresses of the URL's host; the next one is tried if one takes no connection
     */
    void post(WebhookRequest request, List<InetAddress> addresses, AnswerConsumer consumer) {
        URI url = request.url();
        HttpHost target = RoutingSupport.normalize(
                new HttpHost(url.getScheme(), addresses.get(0), url.getHost(), url.getPort()),
                DefaultSchemePortResolver.INSTANCE);
        Future<WebhookAnswer> exchange = client().execute(
                        target, producer(request), consumer, null, HttpClientContext.create(), new FutureCallback<>() {
                            @Override
                            public void completed(WebhookAnswer answer) {
                                // The consumer has it already
                            }

                            @Override
                            public void failed(Exception cause) {
                                if (isWithoutConnection(cause)
                                        && addresses.size() > 1
                                        && !consumer.answer().isDone()) {
                                    post(request, addresses.subList(1, addresses.size()), consumer);
                                } else {
                                    consumer.end(cause);
                                }
                            }

                            @Override
                            public void cancelled() {
                                consumer.end(new CancellationException());
                            }
                        });
        consumer.cancelAtEnd(exchange);
    }

    private static AsyncRequestProducer producer(WebhookRequest request) {
        AsyncRequestBuilder builder = AsyncRequestBuilder.post(request.url())
                .setEntity(request.body().getBytes(StandardCharsets.UTF_8), ContentType.parse(request.contentType()));
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    /** Returns whether an address took no connection. */
    static boolean isWithoutConnection(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof ConnectTimeoutException;
    }

    // At the end the client reports that its selectors are closed
    private void log(Exception failure) {
        LOG.log(closed ? Level.DEBUG : Level.WARNING, "sending webhooks failed", failure);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
