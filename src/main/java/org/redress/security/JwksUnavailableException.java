package org.redress.security;

/** A token cannot be verified, because the issuer's keys are unavailable. */
public class JwksUnavailableException extends Exception {
    public JwksUnavailableException(Throwable why) {
        super(why.getMessage(), why);
    }
}
