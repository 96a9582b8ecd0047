package org.redress.security;

import jakarta.ws.rs.core.SecurityContext;

/** Security context of a request with a checked token. */
public record CallerContext(Caller caller, boolean secure) implements SecurityContext {
    static final String SCHEME = "Bearer";

    @Override
    public Caller getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.roles().contains(role);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return SCHEME;
    }
}
