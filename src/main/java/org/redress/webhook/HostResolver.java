package org.redress.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host. */
@FunctionalInterface
interface HostResolver {
    /** @throws UnknownHostException if the name has no address */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
