package org.redress.webhook;

/** Why a request of a webhook failed. */
public enum SendFailure {
    UNKNOWN_HOST("the name of the host has no address"),
    FORBIDDEN_ADDRESS("the host has an address that is not public"),
    NO_CONNECTION("the host takes no connection"),
    TLS("no connection by TLS: the certificate is not trusted, or not that of the host"),
    TIMEOUT("no complete answer in time"),
    BROKEN_ANSWER("the connection ended, or the answer is not HTTP"),
    REDIRECT("the answer is a redirect, which is not followed"),
    NOT_SENT("the server could not write or send the request; it tries again"),
    STATUS("the status of the answer is not 2xx");

    private final String text;

    SendFailure(String text) {
        this.text = text;
    }

    /** Returns the reason in plain words. */
    public String text() {
        return text;
    }
}
