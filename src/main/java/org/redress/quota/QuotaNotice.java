package org.redress.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Usage that is near to its limit, or has reached it, for the headers of the response.
 *
 * @param window period of the limit; null for a limit of what is stored
 * @param reset time until the next period; null without a period
 */
public record QuotaNotice(QuotaUse use, @Nullable Duration window, @Nullable Duration reset) {
    static QuotaNotice ofDay(QuotaUse use, MerchantDay day, Instant now) {
        return new QuotaNotice(use, Duration.between(day.begin(), day.end()), Duration.between(now, day.end()));
    }

    static QuotaNotice ofStored(QuotaUse use) {
        return new QuotaNotice(use, null, null);
    }

    /** Returns the value of RateLimit-Policy: name, maximum, and period in seconds or the unit. */
    public String policy() {
        String period = window == null ? ";qu=\"content-bytes\"" : ";w=" + window.toSeconds();
        return name() + ";q=" + use.maximum() + period;
    }

    /** Returns the headers of draft-ietf-httpapi-ratelimit-headers-10. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Policy", policy());
        headers.put("RateLimit", name() + ";r=" + use.remaining() + (reset == null ? "" : ";t=" + seconds(reset)));
        return headers;
    }

    /** Returns whole seconds, rounded up. */
    static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private String name() {
        return '"' + use.quota().wireName() + '"';
    }
}
