package org.redress.order;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.http.PathParams;
import org.redress.json.JsonObjectReader;
import org.redress.party.CustomerDataReader;
import org.redress.problem.InputLimits;

/** Reads orders that shops send; the rules are those of openapi.yaml, and lengths are those of the columns. */
final class OrderRequestReader {
    private static final String CHANGEABLE =
            "carrier, invoiceDate, invoiceId, status, statusAt, trackingId, trackingUrl";

    private static final Pattern URL = Pattern.compile("(?i)(?=.{8," + InputLimits.URL + "}$)https?://[^\\s<>\"]+");

    private OrderRequestReader() {}

    /**
     * Reads an order whose id is in the path; the body may repeat it.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static PutOrderCommand order(String orderId, JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        String repeated = fields.text("orderId", InputLimits.IDENTIFIER);
        if (repeated != null && !repeated.equals(orderId)) {
            fields.reject("orderId", "must be the one of the path");
        }
        return order(orderId, fields);
    }

    /**
     * Reads an order whose id is in the body.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static PutOrderCommand order(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        return order(fields.required("orderId", fields.text("orderId", InputLimits.IDENTIFIER)), fields);
    }

    private static PutOrderCommand order(String orderId, JsonObjectReader fields) {
        if (orderId != null && !PathParams.isSegment(orderId)) {
            fields.reject("orderId", PathParams.SEGMENT_RULE);
        }
        PutOrderCommand command = new PutOrderCommand(
                orderId,
                fields.required("orderNumber", fields.text("orderNumber", InputLimits.IDENTIFIER)),
                CustomerDataReader.buyer(fields.object("customer")),
                fields.objects("items", 1, InputLimits.ITEMS).stream()
                        .map(OrderRequestReader::item)
                        .toList(),
                MoneyReader.total(fields),
                fields.dateTime("placedAt"),
                progress(fields, true),
                fields.objects("media", 0, InputLimits.REFERENCES).stream()
                        .map(OrderRequestReader::media)
                        .toList());
        fields.check();
        return command;
    }

    /**
     * Reads a merge patch (RFC 7396) of an order's fulfilment.
     *
     * @return the function that applies the patch; fields that it does not name stay, null removes
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule or cannot be changed
     */
    static UnaryOperator<Fulfilment> patch(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        Set<String> named = fields.names();
        named.stream()
                .filter(name -> !List.of(CHANGEABLE.split(", ")).contains(name))
                .forEach(name -> fields.reject(name, "cannot be changed alone; what can: " + CHANGEABLE));
        Fulfilment patch = progress(fields, named.contains("status"));
        fields.check();
        return current -> new Fulfilment(
                named.contains("status") ? patch.status() : current.status(),
                named.contains("carrier") ? patch.carrier() : current.carrier(),
                named.contains("trackingId") ? patch.trackingId() : current.trackingId(),
                named.contains("trackingUrl") ? patch.trackingUrl() : current.trackingUrl(),
                named.contains("invoiceId") ? patch.invoiceId() : current.invoiceId(),
                named.contains("invoiceDate") ? patch.invoiceDate() : current.invoiceDate(),
                named.contains("statusAt") ? patch.statusAt() : current.statusAt());
    }

    // The status is null if a patch does not name it, which then does not read it
    @SuppressWarnings("NullAway")
    private static Fulfilment progress(JsonObjectReader fields, boolean statusRequired) {
        OrderStatus status = fields.enumValue("status", OrderStatus.class);
        return new Fulfilment(
                statusRequired ? fields.required("status", status) : status,
                fields.text("carrier", InputLimits.SHORT_NAME),
                fields.text("trackingId", InputLimits.IDENTIFIER),
                url(fields, "trackingUrl"),
                fields.text("invoiceId", InputLimits.IDENTIFIER),
                fields.dateTime("invoiceDate"),
                fields.dateTime("statusAt"));
    }

    private static OrderItem item(JsonObjectReader fields) {
        return new OrderItem(
                fields.required("title", fields.text("title", InputLimits.NAME)), url(fields, "pictureUrl"));
    }

    private static DeliveryMedia media(JsonObjectReader fields) {
        return new DeliveryMedia(
                fields.required("mediaType", fields.enumValue("mediaType", DeliveryMedia.Type.class)),
                fields.required("name", fields.text("name", InputLimits.NAME)),
                fields.text("description", InputLimits.NOTE),
                fields.required("contentUrl", url(fields, "contentUrl")));
    }

    private static @Nullable String url(JsonObjectReader fields, String name) {
        return fields.matching(
                name, "be an absolute http or https URL of at most " + InputLimits.URL + " characters", URL);
    }
}
