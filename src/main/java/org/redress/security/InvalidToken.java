package org.redress.security;

/** The bearer token is not one to trust. The message is for the log, so it repeats nothing that the token says. */
public class InvalidToken extends Exception {
    public InvalidToken(String why) {
        super(why);
    }

    public InvalidToken(String why, Throwable cause) {
        super(why, cause);
    }
}
