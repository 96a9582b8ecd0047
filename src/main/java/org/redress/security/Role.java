package org.redress.security;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roles of callers, as they are named in tokens. */
public final class Role {
    /** Chat platform: acts on behalf of the users that it has authenticated. */
    public static final String CHATBOT = "chatbot";

    /** Systems and staff of a merchant: read and write. */
    public static final String MERCHANT = "merchant";

    /** Staff of a merchant: read only. */
    public static final String VIEWER = "viewer";

    /** Operator of the installation: creates and runs merchants, and sees nothing of their disputes. */
    public static final String OPERATOR = "operator";

    static final Set<String> ALL = Set.of(CHATBOT, MERCHANT, VIEWER, OPERATOR);

    private Role() {}

    /** Returns the roles that a resource method is open to; none if it is closed or open to everybody, or is null. */
    public static List<String> allowed(@Nullable Method method) {
        RolesAllowed allowed = method == null ? null : method.getAnnotation(RolesAllowed.class);
        return allowed == null ? List.of() : List.of(allowed.value());
    }
}
