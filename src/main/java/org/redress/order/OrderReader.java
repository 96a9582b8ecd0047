package org.redress.order;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.json.Fields;
import org.redress.party.Buyer;

/** Reads what shops tell of their orders; the rules are those of openapi.yaml, and keep to the columns' widths. */
final class OrderReader {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final String CHANGEABLE = "carrier, invoiceDate, invoiceId, status, trackingId, trackingUrl";

    private OrderReader() {}

    /** The order of the path, which the body need not name. @throws InvalidRequest with each field that breaks its rule */
    static OrderReport report(String orderId, JsonObject body) {
        Fields fields = new Fields(body);
        String told = fields.text("orderId", 64);
        if (told != null && !told.equals(orderId)) {
            fields.refuse("orderId", "must be the one of the path");
        }
        return report(orderId, fields);
    }

    /** An order that names itself. @throws InvalidRequest with each field that breaks its rule */
    static OrderReport report(JsonObject body) {
        Fields fields = new Fields(body);
        return report(fields.required("orderId", fields.text("orderId", 64)), fields);
    }

    private static OrderReport report(String orderId, Fields fields) {
        OrderReport report = new OrderReport(
                orderId,
                fields.required("orderNumber", fields.text("orderNumber", 64)),
                buyer(fields.object("customer")),
                fields.list("items", 1, 100).stream().map(OrderReader::item).toList(),
                total(fields),
                moment(fields, "placedAt"),
                progress(fields, true),
                fields.list("media", 0, 20).stream().map(OrderReader::recording).toList());
        fields.check();
        return report;
    }

    /** What becomes of an order's progress. @throws InvalidRequest with each field that breaks its rule or may not change */
    static UnaryOperator<Progress> change(JsonObject patch) {
        Fields fields = new Fields(patch);
        Set<String> told = fields.names();
        told.stream()
                .filter(name -> !List.of(CHANGEABLE.split(", ")).contains(name))
                .forEach(name -> fields.refuse(name, "cannot be changed alone; what can: " + CHANGEABLE));
        Progress news = progress(fields, told.contains("status"));
        fields.check();
        return now -> new Progress(
                told.contains("status") ? news.status() : now.status(),
                told.contains("carrier") ? news.carrier() : now.carrier(),
                told.contains("trackingId") ? news.trackingId() : now.trackingId(),
                told.contains("trackingUrl") ? news.trackingUrl() : now.trackingUrl(),
                told.contains("invoiceId") ? news.invoiceId() : now.invoiceId(),
                told.contains("invoiceDate") ? news.invoiceDate() : now.invoiceDate());
    }

    private static Progress progress(Fields fields, boolean statusRequired) {
        OrderStatus status = oneOf(OrderStatus.class, fields, "status");
        return new Progress(
                statusRequired ? fields.required("status", status) : status,
                fields.text("carrier", 100),
                fields.text("trackingId", 64),
                url(fields, "trackingUrl"),
                fields.text("invoiceId", 64),
                moment(fields, "invoiceDate"));
    }

    private static Buyer buyer(Fields fields) {
        if (Stream.of("accountId", "email", "channelIdentities").noneMatch(fields::has)) {
            fields.refuse("accountId", "is required where there are neither email nor channelIdentities");
        }
        return new Buyer(
                fields.value("accountId", "be a UUID", OrderReader::uuid),
                fields.text("firstName", 255),
                fields.text("lastName", 255),
                matching(
                        fields,
                        "email",
                        "be an e-mail address of at most 254 characters",
                        "(?=.{3,254}$)[^@\\s]+@[^@\\s]+"),
                matching(fields, "countryCode", "be two capital letters (ISO 3166-1)", "[A-Z]{2}"),
                fields.list("channelIdentities", 0, 20).stream()
                        .map(OrderReader::identity)
                        .toList());
    }

    private static Buyer.Identity identity(Fields fields) {
        String channel = fields.text("channel", 64);
        return new Buyer.Identity(
                fields.required("channel", channel == null ? null : channel.toUpperCase(Locale.ROOT)),
                fields.required("uid", fields.text("uid", 255)));
    }

    private static OrderItem item(Fields fields) {
        return new OrderItem(fields.required("title", fields.text("title", 255)), url(fields, "pictureUrl"));
    }

    private static DeliveryMedia recording(Fields fields) {
        return new DeliveryMedia(
                fields.required("mediaType", oneOf(DeliveryMedia.Type.class, fields, "mediaType")),
                fields.required("name", fields.text("name", 255)),
                fields.text("description", 1_000),
                fields.required("contentUrl", url(fields, "contentUrl")));
    }

    /** The amount of a currency has the currency's decimals, or fewer. */
    private static Money total(Fields fields) {
        Currency currency = fields.required(
                "currency", fields.value("currency", "be a currency's code (ISO 4217)", Currency::getInstance));
        String digits = matching(fields, "amount", "be an amount such as 129.90, from 0", "\\d{1,15}(\\.\\d{1,4})?");
        if (fields.required("amount", digits) == null || currency == null) {
            return null;
        }
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return fields.value(
                "amount",
                "have at most " + decimals + " decimals in " + currency,
                amount -> new Money(new BigDecimal(amount), currency));
    }

    private static Instant moment(Fields fields, String name) {
        return fields.value(
                name, "be a date-time with its offset, such as 2023-12-08T10:15:00Z, from 1970 on", text -> {
                    Instant moment = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                        throw new IllegalArgumentException();
                    }
                    return moment;
                });
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return uuid;
    }

    private static String url(Fields fields, String name) {
        return matching(
                fields,
                name,
                "be an absolute http or https URL of at most 2000 characters",
                "(?i)(?=.{8,2000}$)https?://[^\\s<>\"]+");
    }

    private static String matching(Fields fields, String name, String rule, String pattern) {
        return fields.value(name, rule, text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, Fields fields, String name) {
        String words = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return fields.value(name, "be one of " + words, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }
}
