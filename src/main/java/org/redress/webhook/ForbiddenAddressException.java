package org.redress.webhook;

import java.io.IOException;

/** An address must not be connected to, since it may belong to a network behind the firewall. */
final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException() {
        super("the host has an address that is not public");
    }
}
