package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressCheckTest {
    private static final URI URL = URI.create("https://shop.example/hook");

    private static WebhookAddressCheck check(boolean development, String... addresses) {
        return new WebhookAddressCheck(development, host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::808:808",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::808:808",
                "64:ff9b:1:ffff::1",
                "100::1",
                "2001::1",
                "2001:0:808::1",
                "2001:2::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void a_host_with_an_address_that_is_not_public_is_refused(String address) {
        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> check(false, address).addresses(URL));
        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> check(false, "93.184.215.14", address).addresses(URL));
    }

    @Test
    void an_ipv4_address_in_the_form_of_ipv6_is_refused() throws IOException {
        for (String ipv4 : new String[] {"127.0.0.1", "8.8.8.8"}) {
            byte[] mapped = Arrays.copyOf(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 16);
            System.arraycopy(InetAddress.getByName(ipv4).getAddress(), 0, mapped, 12, 4);
            InetAddress address = Inet6Address.getByAddress("shop.example", mapped, 0);
            assertThat(address).isInstanceOf(Inet6Address.class);
            WebhookAddressCheck check = new WebhookAddressCheck(false, host -> new InetAddress[] {address});
            assertThatExceptionOfType(ForbiddenAddressException.class).isThrownBy(() -> check.addresses(URL));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
                "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "198.17.255.255",
                "198.20.0.0", "223.255.255.255", "2001:200::1", "2606:4700::1111", "3ffe::1", "64:ff9b::808:808"
            })
    void a_host_with_public_addresses_is_taken(String address) throws IOException {
        assertThat(check(false, address).addresses(URL)).containsExactly(InetAddress.getByName(address));
    }

    @Test
    void a_host_without_an_address_is_unknown() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> check(false).addresses(URL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example", "HTTPS://shop.example:443/a?b=c", "https://shop.example:8443/",
                "https://xn--bcher-kva.example/", "https://93.184.215.14/", "https://[2606:4700::1111]/",
                "https://7.shop.example/"
            })
    void a_url_of_a_public_host_is_valid(String url) {
        assertThat(check(false).violation(url)).isEmpty();
        assertThat(check(true).violation(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/, must begin with https:// and have the port 443 or 8443",
        "ftp://shop.example/, must begin with https:// and have the port 443 or 8443",
        "//shop.example/, must begin with https:// and have the port 443 or 8443",
        "https://shop.example:22/, must begin with https:// and have the port 443 or 8443",
        "https://user@shop.example/, must have neither a user nor a fragment",
        "https://user:secret@shop.example/, must have neither a user nor a fragment",
        "https://shop.example/#top, must have neither a user nor a fragment",
        "https://localhost/, must have a public host",
        "https://a.LOCALHOST./, must have a public host",
        "https://127.0.0.1/, must have a public host",
        "https://127.0.0.1./, 'must be a URL with a host, in ASCII'",
        "https://[::1]/, must have a public host",
        "https://[fe80::1]/, must have a public host",
        "https://[::ffff:10.0.0.1]/, must have a public host",
        "https://169.254.169.254/latest/meta-data, must have a public host",
        "https:/shop.example, 'must be a URL with a host, in ASCII'",
        "/hook, 'must be a URL with a host, in ASCII'",
        "https://bücher.example/, 'must be a URL with a host, in ASCII'",
        "https://shop.example/ hook, 'must be a URL, with names of hosts in ASCII'"
    })
    void a_url_that_violates_a_rule_is_refused_with_the_rule(String url, String rule) {
        assertThat(check(false).violation(url)).contains(rule);
    }

    @Test
    void a_url_has_at_most_2000_characters() {
        String start = "https://shop.example/";
        assertThat(check(false).violation(start + "a".repeat(2_000 - start.length())))
                .isEmpty();
        assertThat(check(false).violation(start + "a".repeat(2_001 - start.length())))
                .contains("must have at most 2000 characters");
    }

    @Test
    void development_also_allows_the_same_machine_and_nothing_else() throws IOException {
        assertThat(check(true).violation("http://localhost:8080/hook")).isEmpty();
        assertThat(check(true).violation("http://127.0.0.1:8080/hook")).isEmpty();
        assertThat(check(true).violation("https://[::1]:9443/hook")).isEmpty();
        assertThat(check(true).violation("file://localhost/etc/passwd")).isPresent();
        assertThat(check(true).violation("http://10.0.0.1/hook")).contains("must have a public host");
        assertThat(check(true).violation("http://shop.example/hook")).isPresent();
        URI local = URI.create("http://localhost:8080/hook");
        assertThat(check(true, "127.0.0.1").addresses(local)).hasSize(1);
        for (String[] others : new String[][] {{"127.0.0.1", "10.0.0.1"}, {"10.0.0.1"}, {"169.254.169.254"}}) {
            assertThatExceptionOfType(ForbiddenAddressException.class)
                    .isThrownBy(() -> check(true, others).addresses(URL));
        }
        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> check(true, "93.184.215.14").addresses(URI.create("http://shop.example/")));
        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> check(false, "127.0.0.1").addresses(local));
    }
}
