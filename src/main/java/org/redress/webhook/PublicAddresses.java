package org.redress.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that anybody may connect to, by IANA's registries of special-purpose addresses. */
final class PublicAddresses {
    private static final List<Network> SPECIAL_IPV4 = networks(
            "0.0.0.0/8", // unspecified, this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT, metadata of Alibaba Cloud
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // metadata of Azure
            "169.254.0.0/16", // link-local, metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols, metadata of Oracle Cloud
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");
    private static final List<Network> SPECIAL_IPV6 = networks(
            "2001::/23", // protocols, Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    /** IPv4 in its last four bytes; the prefix for local use, 64:ff9b:1::/48, may lead anywhere. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private PublicAddresses() {}

    /**
     * Returns whether an address is public. IPv6 outside of global unicast is not: loopback, link-local, unique local,
     * multicast, IPv4-mapped and IPv4-compatible addresses.
     */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return isOutside(SPECIAL_IPV4, bytes);
        } else if (NAT64.contains(bytes)) {
            return isOutside(SPECIAL_IPV4, Arrays.copyOfRange(bytes, 12, 16));
        }
        return GLOBAL_UNICAST.contains(bytes) && isOutside(SPECIAL_IPV6, bytes);
    }

    private static boolean isOutside(List<Network> networks, byte[] address) {
        return networks.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... networks) {
        return Stream.of(networks).map(Network::of).toList();
    }

    private static final class Network {
        private final byte[] prefix;
        private final int bits;

        private Network(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        /** @param text an address, a slash and the number of leading bits, such as 10.0.0.0/8 */
        static Network of(String text) {
            String[] parts = text.split("/", -1);
            try {
                return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("no address: " + text, e);
            }
        }

        boolean contains(byte[] address) {
            int whole = bits / 8;
            int rest = 8 - bits % 8;
            return address.length == prefix.length
                    && Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (rest == 8 || (address[whole] & 0xff) >> rest == (prefix[whole] & 0xff) >> rest);
        }
    }
}
