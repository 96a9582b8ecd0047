package org.redress.limits;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of a resource hold a permit of the {@link Bulkhead} until its method returns. A resource that streams
 * a body or a response calls the bulkhead itself, around each access to the database: a slow client must not hold a
 * permit.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface BulkheadProtected {}
