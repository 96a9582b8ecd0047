package org.redress.security;

import java.util.Set;

/** What a caller may be, in the words of the tokens. */
public final class Role {
    /** The chat platform: asks and complains on behalf of the users it vouches for. */
    public static final String CHATBOT = "chatbot";

    /** A merchant's systems and staff: read and act. */
    public static final String MERCHANT = "merchant";

    /** Reads only. */
    public static final String VIEWER = "viewer";

    static final Set<String> ALL = Set.of(CHATBOT, MERCHANT, VIEWER);

    private Role() {}
}
