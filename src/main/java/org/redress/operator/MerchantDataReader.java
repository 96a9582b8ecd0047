package org.redress.operator;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.redress.http.QueryParameters;
import org.redress.json.JsonBodyWriter;
import org.redress.json.JsonObjectReader;
import org.redress.json.SharedJson;
import org.redress.party.CustomerDataReader;
import org.redress.party.MerchantData;
import org.redress.problem.InputLimits;
import org.redress.problem.UnicodeTextValidator;
import org.redress.text.Languages;
import org.redress.text.VisibleText;

/** Reads merchants from the bodies of operators; the rules are those of openapi.yaml. */
final class MerchantDataReader {
    private static final int MAX_ID = 999_999_999;
    private static final List<String> CHANGEABLE =
            List.of("name", "email", "countryCode", "timeZone", "currency", "languages", "ssoNames", "chatClients");

    private MerchantDataReader() {}

    /** Reads the id, the clientId of tokens; the reader collects the violations. */
    static int id(JsonObjectReader fields) {
        Integer id = fields.required(
                "id",
                fields.parse(
                        "id",
                        "be a whole number from 1 to " + MAX_ID,
                        text -> QueryParameters.integer(text, 1, MAX_ID)));
        return id == null ? 0 : id;
    }

    /** Reads the data; the reader collects the violations. */
    static MerchantData data(JsonObjectReader fields) {
        return new MerchantData(
                fields.required("name", fields.stripped("name", InputLimits.SHORT_NAME, UnaryOperator.identity())),
                fields.required("email", CustomerDataReader.email(fields)),
                fields.required("countryCode", CustomerDataReader.countryCode(fields)),
                fields.required(
                        "timeZone",
                        fields.parse(
                                "timeZone", "be a time zone's name, such as Europe/Berlin", MerchantDataReader::zone)),
                fields.parse("currency", "be a currency's code (ISO 4217)", code -> Currency.getInstance(code)
                        .getCurrencyCode()),
                fields.list(
                        "languages",
                        0,
                        Languages.CODES.size(),
                        "of " + Languages.CODES.stream().collect(Collectors.joining(", ")),
                        MerchantDataReader::language),
                names(fields, "ssoNames"),
                names(fields, "chatClients"));
    }

    /**
     * Reads a merge patch (RFC 7396) of a merchant.
     *
     * @return the function that applies the patch; it throws an InvalidRequestException if the result breaks a rule
     * @throws org.redress.problem.InvalidRequestException with each field that cannot be changed
     */
    static UnaryOperator<MerchantData> patch(JsonObject body) {
        JsonObjectReader patch = new JsonObjectReader(body);
        patch.names().stream()
                .filter(name -> !CHANGEABLE.contains(name))
                .forEach(name -> patch.reject(name, "cannot be changed; what can: " + String.join(", ", CHANGEABLE)));
        patch.check();
        return current -> {
            JsonObjectReader merged = new JsonObjectReader(
                    SharedJson.JSON.createMergePatch(body).apply(json(current)).asJsonObject());
            MerchantData changed = data(merged);
            merged.check();
            return changed;
        };
    }

    private static JsonObject json(MerchantData data) {
        try (JsonReader reader = SharedJson.JSON.createReader(new StringReader(JsonBodyWriter.JSONB.toJson(data)))) {
            return reader.readObject();
        }
    }

    private static List<String> names(JsonObjectReader fields, String field) {
        return fields.list(
                field,
                0,
                InputLimits.REFERENCES,
                "texts of 1.." + InputLimits.NAME + " characters",
                MerchantDataReader::name);
    }

    private static String name(String text) {
        String name = VisibleText.strip(text);
        check(!name.isEmpty()
                && name.codePointCount(0, name.length()) <= InputLimits.NAME
                && UnicodeTextValidator.isLine(name));
        return name;
    }

    private static String language(String text) {
        String code = text.toLowerCase(Locale.ROOT);
        check(Languages.CODES.contains(code));
        return code;
    }

    private static ZoneId zone(String name) {
        check(ZoneId.getAvailableZoneIds().contains(name));
        return ZoneId.of(name);
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
