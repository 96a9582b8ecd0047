package org.redress.order;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.redress.json.JsonObjectReader;
import org.redress.party.CustomerDataReader;
import org.redress.problem.InputLimits;

/** Reads what shops tell of their orders; the rules are those of openapi.yaml, and keep to the columns' widths. */
final class OrderRequestReader {
    private static final String CHANGEABLE = "carrier, invoiceDate, invoiceId, status, trackingId, trackingUrl";

    private OrderRequestReader() {}

    /** The order of the path, which the body need not name. @throws InvalidRequest with each field that breaks its rule */
    static PutOrderCommand order(String orderId, JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        String told = fields.text("orderId", InputLimits.IDENTIFIER);
        if (told != null && !told.equals(orderId)) {
            fields.reject("orderId", "must be the one of the path");
        }
        return order(orderId, fields);
    }

    /** An order that names itself. @throws InvalidRequest with each field that breaks its rule */
    static PutOrderCommand order(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        return order(fields.required("orderId", fields.text("orderId", InputLimits.IDENTIFIER)), fields);
    }

    private static PutOrderCommand order(String orderId, JsonObjectReader fields) {
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

    /** What becomes of an order's progress. @throws InvalidRequest with each field that breaks its rule or may not change */
    static UnaryOperator<Fulfilment> patch(JsonObject patch) {
        JsonObjectReader fields = new JsonObjectReader(patch);
        Set<String> told = fields.names();
        told.stream()
                .filter(name -> !List.of(CHANGEABLE.split(", ")).contains(name))
                .forEach(name -> fields.reject(name, "cannot be changed alone; what can: " + CHANGEABLE));
        Fulfilment news = progress(fields, told.contains("status"));
        fields.check();
        return now -> new Fulfilment(
                told.contains("status") ? news.status() : now.status(),
                told.contains("carrier") ? news.carrier() : now.carrier(),
                told.contains("trackingId") ? news.trackingId() : now.trackingId(),
                told.contains("trackingUrl") ? news.trackingUrl() : now.trackingUrl(),
                told.contains("invoiceId") ? news.invoiceId() : now.invoiceId(),
                told.contains("invoiceDate") ? news.invoiceDate() : now.invoiceDate());
    }

    private static Fulfilment progress(JsonObjectReader fields, boolean statusRequired) {
        OrderStatus status = fields.enumValue("status", OrderStatus.class);
        return new Fulfilment(
                statusRequired ? fields.required("status", status) : status,
                fields.text("carrier", InputLimits.SHORT_NAME),
                fields.text("trackingId", InputLimits.IDENTIFIER),
                url(fields, "trackingUrl"),
                fields.text("invoiceId", InputLimits.IDENTIFIER),
                fields.dateTime("invoiceDate"));
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

    private static String url(JsonObjectReader fields, String name) {
        return fields.matching(
                name,
                "be an absolute http or https URL of at most " + InputLimits.URL + " characters",
                "(?i)(?=.{8," + InputLimits.URL + "}$)https?://[^\\s<>\"]+");
    }
}
