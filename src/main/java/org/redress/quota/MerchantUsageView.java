package org.redress.quota;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage of a merchant's limits. Members that are null are omitted.
 *
 * @param from first day, ISO 8601, in the merchant's time zone
 * @param to last day
 * @param limits each limit with its usage today, and with all stored bytes
 * @param days each day from the first to the last
 */
@JsonbPropertyOrder({"from", "to", "timeZone", "limits", "days"})
public record MerchantUsageView(
        String from, String to, String timeZone, List<LimitUsageView> limits, List<DayUsageView> days) {
    /**
     * A limit and its usage.
     *
     * @param maximum null if the merchant has no such limit
     * @param percent used part of the maximum, rounded down; null without a maximum
     * @param state a {@link QuotaState}
     */
    @JsonbPropertyOrder({"limit", "used", "maximum", "percent", "state"})
    public record LimitUsageView(
            String limit, long used, @Nullable Long maximum, @Nullable Long percent, String state) {
        static LimitUsageView of(QuotaUse use) {
            return new LimitUsageView(
                    use.quota().wireName(),
                    use.used(),
                    use.maximum(),
                    use.percent(),
                    use.state().name());
        }
    }

    /**
     * Usage on a day.
     *
     * @param requests number of requests
     * @param requestsPerSecond mean of the busiest minute of a node
     * @param disputesPerDay number of disputes opened
     * @param attachmentBytes bytes of the files added on this day, also of files erased later
     */
    @JsonbPropertyOrder({"date", "requests", "requestsPerSecond", "disputesPerDay", "attachmentBytes"})
    public record DayUsageView(
            String date,
            long requests,
            LimitUsageView requestsPerSecond,
            LimitUsageView disputesPerDay,
            LimitUsageView attachmentBytes) {}
}
