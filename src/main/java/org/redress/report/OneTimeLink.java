package org.redress.report;

import jakarta.ws.rs.core.MultivaluedMap;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.redress.digest.CanonicalForm;
import org.redress.http.ApiPaths;

/**
 * Link to an export, in the form of its path: the merchant, so that the database is asked for one, and a secret.
 *
 * @param secret 256 random bits in base64url
 */
record OneTimeLink(int merchantId, String secret) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})\\.([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Creates a link that nobody can guess. */
    static OneTimeLink of(int merchantId) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new OneTimeLink(
                merchantId, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Parses the last segment of the path; empty if no link has this form. */
    static Optional<OneTimeLink> parse(String segment) {
        Matcher parts = FORM.matcher(segment);
        return parts.matches()
                ? Optional.of(new OneTimeLink(Integer.parseInt(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    /** Returns the digest under which the link is stored; another filter or format gives another one. */
    String digest(MultivaluedMap<String, String> parameters) {
        return CanonicalForm.of("export-link")
                .add("secret", secret)
                .add("export", DisputeExportRequest.canonicalForm(parameters))
                .digest();
    }

    /** Returns the path with its query. */
    String href(MultivaluedMap<String, String> parameters) {
        return DisputeExportRequest.NAMES.stream()
                .filter(parameters::containsKey)
                .map(name -> name + "=" + ApiPaths.encode(parameters.getFirst(name)))
                .collect(Collectors.joining("&", ApiPaths.BASE + "/exports/" + merchantId + "." + secret + "?", ""));
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "link of merchant " + merchantId;
    }
}
