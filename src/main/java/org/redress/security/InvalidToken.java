package org.redress.security;

/** A bearer token is not valid. The message is for the log and holds no part of the token. */
public class InvalidToken extends Exception {
    public InvalidToken(String why) {
        super(why);
    }

    public InvalidToken(String why, Throwable cause) {
        super(why, cause);
    }
}
