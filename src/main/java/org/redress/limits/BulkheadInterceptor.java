package org.redress.limits;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.SecurityContext;
import java.util.stream.Stream;
import org.redress.security.Caller;

/**
 * Holds a permit of the bulkhead around a resource method: after the body is read, until its transaction ends. The
 * method is repeated if a concurrent transaction made it fail.
 */
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
            return ConflictRetry.call(call::proceed);
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
                .orElseThrow(() ->
                        new IllegalStateException(call.getMethod() + " has no parameter of type SecurityContext"));
    }
}
