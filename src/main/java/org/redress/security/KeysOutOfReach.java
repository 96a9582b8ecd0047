package org.redress.security;

/** A token cannot be verified, because the issuer's keys are unavailable. */
public class KeysOutOfReach extends Exception {
    public KeysOutOfReach(Throwable why) {
        super(why.getMessage(), why);
    }
}
