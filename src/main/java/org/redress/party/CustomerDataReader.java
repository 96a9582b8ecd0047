package org.redress.party;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InputLimits;

/** Reads the customer of an order or of a dispute from a request body. */
public final class CustomerDataReader {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Pattern ADDRESS = Pattern.compile("(?=.{3," + InputLimits.EMAIL + "}$)[^@\\s]+@[^@\\s]+");

    private CustomerDataReader() {}

    /** Reads the customer; the reader collects the violations. */
    public static CustomerData buyer(JsonObjectReader fields) {
        if (Stream.of("accountId", "email", "channelIdentities").noneMatch(fields::has)) {
            fields.reject("accountId", "is required where there are neither email nor channelIdentities");
        }
        return new CustomerData(
                fields.uuid("accountId"),
                fields.text("firstName", InputLimits.NAME),
                fields.text("lastName", InputLimits.NAME),
                email(fields),
                countryCode(fields),
                fields.objects("channelIdentities", 0, InputLimits.REFERENCES).stream()
                        .map(CustomerDataReader::identity)
                        .toList());
    }

    /** Reads the member email, an e-mail address; null if it is absent or invalid. */
    public static @Nullable String email(JsonObjectReader fields) {
        return fields.matching(
                "email", "be an e-mail address of at most " + InputLimits.EMAIL + " characters", ADDRESS);
    }

    /** Reads the member countryCode (ISO 3166-1 alpha-2); null if it is absent or invalid. */
    public static @Nullable String countryCode(JsonObjectReader fields) {
        return fields.parse(
                "countryCode", "be a country's two capital letters (ISO 3166-1)", CustomerDataReader::country);
    }

    private static String country(String code) {
        if (!COUNTRIES.contains(code)) {
            throw new IllegalArgumentException();
        }
        return code;
    }

    private static CustomerData.ChannelIdentityKey identity(JsonObjectReader fields) {
        return new CustomerData.ChannelIdentityKey(
                fields.required(
                        "channel",
                        fields.stripped("channel", InputLimits.IDENTIFIER, text -> text.toUpperCase(Locale.ROOT))),
                fields.required("uid", fields.stripped("uid", InputLimits.NAME, UnaryOperator.identity())));
    }
}
