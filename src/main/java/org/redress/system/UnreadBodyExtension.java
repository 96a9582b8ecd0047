package org.redress.system;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Closes the connection of a request whose response is sent and whose body does not come to its end. Undertow,
 * WildFly's web server, would read the rest in the thread of the request, for as long as the client likes, also without
 * a token. Other servers do not load this class.
 */
public class UnreadBodyExtension implements ServletExtension {
    /** Time for the rest of a body; a client that sends it can read the response. */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addOuterHandlerChainWrapper(next -> exchange -> {
            exchange.addRequestWrapper((body, request) -> new LimitedRest(body.create(), request));
            next.handleRequest(exchange);
        });
    }

    private static final class LimitedRest extends AbstractStreamSourceConduit<StreamSourceConduit> {
        private final HttpServerExchange exchange;
        private long begin;

        LimitedRest(StreamSourceConduit body, HttpServerExchange exchange) {
            super(body);
            this.exchange = exchange;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            nanosLeft();
            return super.read(target);
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
            nanosLeft();
            return super.read(targets, offset, length);
        }

        @Override
        public void awaitReadable() throws IOException {
            if (exchange.isResponseComplete()) {
                super.awaitReadable(nanosLeft(), TimeUnit.NANOSECONDS);
            } else {
                super.awaitReadable();
            }
        }

        private long nanosLeft() throws IOException {
            if (!exchange.isResponseComplete()) {
                return MAX_NANOS;
            }
            long now = System.nanoTime();
            if (begin == 0) {
                begin = now;
            }
            if (now - begin >= MAX_NANOS) {
                IoUtils.safeClose(exchange.getConnection());
                throw new ClosedChannelException();
            }
            return MAX_NANOS - (now - begin);
        }
    }
}
