package org.redress.party;

import java.util.Locale;
import java.util.stream.Stream;
import org.redress.json.JsonObjectReader;

/** Reads who bought, or who complains, from what shops tell of them. */
public final class CustomerDataReader {
    private CustomerDataReader() {}

    /** Whatever breaks its rule is refused in the fields. */
    public static CustomerData buyer(JsonObjectReader fields) {
        if (Stream.of("accountId", "email", "channelIdentities").noneMatch(fields::has)) {
            fields.reject("accountId", "is required where there are neither email nor channelIdentities");
        }
        return new CustomerData(
                fields.uuid("accountId"),
                fields.text("firstName", 255),
                fields.text("lastName", 255),
                fields.matching(
                        "email", "be an e-mail address of at most 254 characters", "(?=.{3,254}$)[^@\\s]+@[^@\\s]+"),
                fields.matching("countryCode", "be two capital letters (ISO 3166-1)", "[A-Z]{2}"),
                fields.objects("channelIdentities", 0, 20).stream()
                        .map(CustomerDataReader::identity)
                        .toList());
    }

    private static CustomerData.ChannelIdentityKey identity(JsonObjectReader fields) {
        String channel = fields.text("channel", 64);
        return new CustomerData.ChannelIdentityKey(
                fields.required("channel", channel == null ? null : channel.toUpperCase(Locale.ROOT)),
                fields.required("uid", fields.text("uid", 255)));
    }
}
