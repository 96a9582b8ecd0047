package org.redress.limits;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts a deadline on each body that a thread waits for. A call may wait for {@code body.seconds} in all. A stream may
 * pause for that long, and then needs {@code stream.bytes-per-second}. Streams are bodies that the resource reads
 * itself (imports, uploads), and each {@link StreamingOutput} (exports, downloads).
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 2)
public class TransferDeadlineFilter implements ContainerRequestFilter, WriterInterceptor {
    @Inject
    @ConfigProperty(name = "body.seconds")
    int seconds;

    @Inject
    @ConfigProperty(name = "stream.bytes-per-second")
    int bytesPerSecond;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean stream = resource.getResourceMethod() != null
                && List.of(resource.getResourceMethod().getParameterTypes()).contains(InputStream.class);
        request.setEntityStream(new DeadlineInputStream(
                request.getEntityStream(), stream ? ofStream() : new WaitAllowance(nanos(), 0)));
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext response) throws IOException {
        // Other responses are one write, which the server's own time limit ends
        if (response.getEntity() instanceof StreamingOutput) {
            response.setOutputStream(new DeadlineOutputStream(response.getOutputStream(), ofStream()));
        }
        response.proceed();
    }

    private WaitAllowance ofStream() {
        return new WaitAllowance(nanos(), TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
    }

    private long nanos() {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
