package org.redress.http;

import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;

/** Call that waited without a thread, and then starts from the beginning. It has been counted before. */
public final class ResumedCall {
    private static final String ATTRIBUTE = ResumedCall.class.getName();

    private ResumedCall() {}

    /** Marks a call before it waits. */
    public static void mark(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    /** Returns whether the call has waited. */
    public static boolean is(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** Returns whether the call has waited. */
    public static boolean is(ContainerRequestContext request) {
        return request.getProperty(ATTRIBUTE) != null;
    }
}
