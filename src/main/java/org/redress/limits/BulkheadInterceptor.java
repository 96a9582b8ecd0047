package org.redress.limits;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.SecurityContext;
import java.util.stream.Stream;
import org.redress.security.Caller;

/** Takes the place in the bulkhead: when the body has been read, and until the transaction has ended. */
@BulkheadProtected
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class BulkheadInterceptor {
    @Inject
    Bulkhead bulkhead;

    @AroundInvoke
    Object withPermit(InvocationContext call) throws Exception {
        Bulkhead.Permit permit = bulkhead.acquire(caller(call));
        try {
            return call.proceed();
        } finally {
            permit.release();
        }
    }

    private static Caller caller(InvocationContext call) {
        return Stream.of(call.getParameters())
                .filter(SecurityContext.class::isInstance)
                .map(SecurityContext.class::cast)
                .map(Caller::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(call.getMethod() + " does not know who calls"));
    }
}
