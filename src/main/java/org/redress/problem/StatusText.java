package org.redress.problem;

import jakarta.ws.rs.core.Response;

/** Titles and general details of problems, by HTTP status. */
final class StatusText {
    private StatusText() {}

    static String title(int status) {
        return switch (status) {
            // RFC 9110 renamed both; JAX-RS has the old names
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            default -> {
                Response.Status known = Response.Status.fromStatusCode(status);
                yield known == null ? "Refused" : known.getReasonPhrase();
            }
        };
    }

    /** Returns the detail of a problem of which only the status is known. */
    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request is malformed.";
            case 401 -> "A valid bearer token is needed: Authorization: Bearer <token>.";
            case 403 -> "This token may not do this.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not answer this method; the header Allow lists those it does.";
            case 406 -> "This address does not answer in any of the types that the header Accept names.";
            case 408 -> "The body did not arrive in time.";
            case 410 -> "It has been erased.";
            case 413 -> "The body is too large.";
            case 415 -> "This address does not take a body of this Content-Type.";
            case 416 -> "The header Range asks for what lies behind the end.";
            case 429 -> "Too many requests of this caller or merchant. The header Retry-After says when to come back.";
            case 431 -> "The headers are too large.";
            case 500 -> "Something went wrong here. Try again later; if it persists, report the incident.";
            case 503 -> "This cannot be answered at the moment. The header Retry-After says when to come back.";
            default -> "The request was refused.";
        };
    }
}
