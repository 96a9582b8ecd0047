package org.redress.operator;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.redress.json.JsonObjectReader;
import org.redress.party.MerchantLimits;

/** Reads limits; the rules are those of openapi.yaml. */
final class MerchantLimitsReader {
    private MerchantLimitsReader() {}

    /**
     * Reads limits, of which one that is absent is no limit.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static MerchantLimits read(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        Long requests = number(fields, "requestsPerSecond", MerchantLimits.MAX_CALLS);
        Long bytes = number(fields, "attachmentBytes", MerchantLimits.MAX_BYTES);
        Long disputes = number(fields, "disputesPerDay", MerchantLimits.MAX_CALLS);
        fields.check();
        return new MerchantLimits(
                requests == null ? null : requests.intValue(), bytes, disputes == null ? null : disputes.intValue());
    }

    private static @Nullable Long number(JsonObjectReader fields, String name, long max) {
        return fields.parse(name, "be null or a whole number from 1 to " + max, text -> {
            long number = Long.parseLong(text);
            if (number < 1 || number > max) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }
}
