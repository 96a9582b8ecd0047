package org.redress.security;

/** The bearer token is not one to trust. The message is for the log, so it repeats nothing that the token says. */
public class InvalidTokenException extends Exception {
    public InvalidTokenException(String why) {
        super(why);
    }

    public InvalidTokenException(String why, Throwable cause) {
        super(why, cause);
    }
}
