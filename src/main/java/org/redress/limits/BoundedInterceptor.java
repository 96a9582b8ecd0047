package org.redress.limits;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Takes the place in the bulkhead: when the body has been read, and until the transaction has ended. */
@Bounded
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class BoundedInterceptor {
    @Inject
    Bulkhead bulkhead;

    @AroundInvoke
    Object inAPlace(InvocationContext call) throws Exception {
        bulkhead.take();
        try {
            return call.proceed();
        } finally {
            bulkhead.leave();
        }
    }
}
