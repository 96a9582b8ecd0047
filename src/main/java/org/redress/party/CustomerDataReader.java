package org.redress.party;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InputLimits;

/** Reads the customer of an order or of a dispute from a request body. */
public final class CustomerDataReader {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

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
                fields.matching(
                        "email",
                        "be an e-mail address of at most " + InputLimits.EMAIL + " characters",
                        "(?=.{3," + InputLimits.EMAIL + "}$)[^@\\s]+@[^@\\s]+"),
                fields.parse(
                        "countryCode", "be a country's two capital letters (ISO 3166-1)", CustomerDataReader::country),
                fields.objects("channelIdentities", 0, InputLimits.REFERENCES).stream()
                        .map(CustomerDataReader::identity)
                        .toList());
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
