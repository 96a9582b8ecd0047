package org.redress.security;

/** The bearer token is not one to trust. The message is for the log, not for the caller. */
public class InvalidToken extends Exception {
    public InvalidToken(String why) {
        super(why);
    }

    public InvalidToken(Throwable why) {
        super(why.getMessage(), why);
    }
}
