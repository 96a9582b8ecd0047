package org.redress.security;

import org.jspecify.annotations.Nullable;

/** A bearer token is not valid. The message is for the log and holds no part of the token. */
public class InvalidTokenException extends Exception {
    public InvalidTokenException(String why) {
        super(why);
    }

    public InvalidTokenException(@Nullable String why, Throwable cause) {
        super(why, cause);
    }
}
