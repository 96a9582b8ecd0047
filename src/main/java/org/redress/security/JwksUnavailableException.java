package org.redress.security;

/** The token may be good or not: the SSO shows no keys to check it with. That is not the caller's fault. */
public class JwksUnavailableException extends Exception {
    public JwksUnavailableException(Throwable why) {
        super(why.getMessage(), why);
    }
}
