package org.redress.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.problem.InputLimits;

/**
 * Decides which URLs a merchant may have called. The server stands behind the firewall, so a URL of an internal address
 * would let the merchant call services that trust it. A name is looked up before each request, and the request goes to
 * an address that was checked: a name server cannot give a second answer.
 */
@ApplicationScoped
public class WebhookAddressCheck {
    private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);
    // Names never end in a number; those look up no name
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|(.*\\.)?\\d+\\.?");
    private static final Pattern LOCALHOST = Pattern.compile("(?i)(.*\\.)?localhost\\.?");

    private final boolean development;
    private final HostResolver resolver;

    /**
     * Reads the setting.
     *
     * @param mode redress.mode: development also allows http, and any port, at addresses of the same machine
     */
    @Inject
    public WebhookAddressCheck(@ConfigProperty(name = "redress.mode") String mode) {
        this(mode.equals("development"), InetAddress::getAllByName);
    }

    WebhookAddressCheck(boolean development, HostResolver resolver) {
        this.development = development;
        this.resolver = resolver;
    }

    /** For the proxy of the CDI container. */
    protected WebhookAddressCheck() {
        this("production");
    }

    /** Returns the rule that a URL violates, without looking up a name; empty if it violates none. */
    public Optional<String> violation(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL, with names of hosts in ASCII");
        }
        if (url.length() > InputLimits.URL) {
            return Optional.of("must have at most " + InputLimits.URL + " characters");
        } else if (uri.getHost() == null) {
            return Optional.of("must be a URL with a host, in ASCII");
        } else if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("must have neither a user nor a fragment");
        }
        return violation(uri);
    }

    private Optional<String> violation(URI uri) {
        boolean local = LOCALHOST.matcher(uri.getHost()).matches();
        try {
            if (local || LITERAL.matcher(uri.getHost()).matches()) {
                InetAddress address = local ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host(uri));
                if (development && address.isLoopbackAddress() && hasScheme(uri, "http", "https")) {
                    return Optional.empty();
                } else if (!PublicAddresses.contain(address)) {
                    return Optional.of("must have a public host");
                }
            }
        } catch (UnknownHostException e) {
            return Optional.of("must have a host that exists");
        }
        return hasScheme(uri, "https") && PORTS.contains(uri.getPort())
                ? Optional.empty()
                : Optional.of("must begin with https:// and have the port 443 or 8443");
    }

    /**
     * Looks up the host of a URL. Blocks until the name server answers.
     *
     * @return its addresses, each of which may be connected to
     * @throws ForbiddenAddressException if one of its addresses is not public, or the URL violates a rule
     * @throws UnknownHostException if the host has no address
     */
    List<InetAddress> addresses(URI url) throws IOException {
        List<InetAddress> addresses = List.of(resolver.resolve(host(url)));
        boolean own = development && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        if (addresses.isEmpty()) {
            throw new UnknownHostException(url.getHost());
        } else if (!own
                && (violation(url.toString()).isPresent() || !addresses.stream().allMatch(PublicAddresses::contain))) {
            throw new ForbiddenAddressException();
        }
        return addresses;
    }

    private static boolean hasScheme(URI uri, String... schemes) {
        return Stream.of(schemes).anyMatch(scheme -> scheme.equalsIgnoreCase(uri.getScheme()));
    }

    private static String host(URI uri) {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }
}
