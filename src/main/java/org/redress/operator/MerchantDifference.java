package org.redress.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.party.MerchantData;
import org.redress.party.MerchantLimits;

/** Text of the audit log: the changed fields of a merchant with their new values. */
final class MerchantDifference {
    private MerchantDifference() {}

    /**
     * Returns the fields that differ, such as {@code currency=EUR; languages=en, de}.
     *
     * @param before null for a new merchant: all fields with a value
     */
    static String of(@Nullable MerchantData before, MerchantData after) {
        return of(before == null ? Map.of() : fields(before), fields(after));
    }

    /** Returns the limits that differ, such as {@code disputesPerDay=100; attachmentBytes=}. */
    static String of(MerchantLimits before, MerchantLimits after) {
        return of(fields(before), fields(after));
    }

    private static String of(Map<String, String> old, Map<String, String> changed) {
        return changed.entrySet().stream()
                .filter(field -> !field.getValue().equals(old.getOrDefault(field.getKey(), "")))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> fields(MerchantData data) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", data.name());
        fields.put("email", data.email());
        fields.put("countryCode", data.countryCode());
        fields.put("timeZone", data.timeZone().getId());
        fields.put("currency", Objects.toString(data.currency(), ""));
        fields.put("languages", joined(data.languages()));
        fields.put("ssoNames", joined(data.ssoNames()));
        fields.put("chatClients", joined(data.chatClients()));
        return fields;
    }

    private static Map<String, String> fields(MerchantLimits limits) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("requestsPerSecond", Objects.toString(limits.getRequestsPerSecond(), ""));
        fields.put("attachmentBytes", Objects.toString(limits.getAttachmentBytes(), ""));
        fields.put("disputesPerDay", Objects.toString(limits.getDisputesPerDay(), ""));
        return fields;
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }
}
