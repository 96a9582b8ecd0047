package org.redress.order;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.redress.json.Fields;
import org.redress.party.BuyerReader;
import org.redress.problem.InputLimits;

/** Reads what shops tell of their orders; the rules are those of openapi.yaml, and keep to the columns' widths. */
final class OrderReader {
    private static final String CHANGEABLE = "carrier, invoiceDate, invoiceId, status, trackingId, trackingUrl";

    private OrderReader() {}

    /** The order of the path, which the body need not name. @throws InvalidRequest with each field that breaks its rule */
    static OrderReport report(String orderId, JsonObject body) {
        Fields fields = new Fields(body);
        String told = fields.text("orderId", InputLimits.IDENTIFIER);
        if (told != null && !told.equals(orderId)) {
            fields.refuse("orderId", "must be the one of the path");
        }
        return report(orderId, fields);
    }

    /** An order that names itself. @throws InvalidRequest with each field that breaks its rule */
    static OrderReport report(JsonObject body) {
        Fields fields = new Fields(body);
        return report(fields.required("orderId", fields.text("orderId", InputLimits.IDENTIFIER)), fields);
    }

    private static OrderReport report(String orderId, Fields fields) {
        OrderReport report = new OrderReport(
                orderId,
                fields.required("orderNumber", fields.text("orderNumber", InputLimits.IDENTIFIER)),
                BuyerReader.buyer(fields.object("customer")),
                fields.list("items", 1, InputLimits.ITEMS).stream()
                        .map(OrderReader::item)
                        .toList(),
                MoneyReader.total(fields),
                fields.moment("placedAt"),
                progress(fields, true),
                fields.list("media", 0, InputLimits.REFERENCES).stream()
                        .map(OrderReader::recording)
                        .toList());
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
        OrderStatus status = fields.oneOf("status", OrderStatus.class);
        return new Progress(
                statusRequired ? fields.required("status", status) : status,
                fields.text("carrier", InputLimits.SHORT_NAME),
                fields.text("trackingId", InputLimits.IDENTIFIER),
                url(fields, "trackingUrl"),
                fields.text("invoiceId", InputLimits.IDENTIFIER),
                fields.moment("invoiceDate"));
    }

    private static OrderItem item(Fields fields) {
        return new OrderItem(
                fields.required("title", fields.text("title", InputLimits.NAME)), url(fields, "pictureUrl"));
    }

    private static DeliveryMedia recording(Fields fields) {
        return new DeliveryMedia(
                fields.required("mediaType", fields.oneOf("mediaType", DeliveryMedia.Type.class)),
                fields.required("name", fields.text("name", InputLimits.NAME)),
                fields.text("description", InputLimits.NOTE),
                fields.required("contentUrl", url(fields, "contentUrl")));
    }

    private static String url(Fields fields, String name) {
        return fields.matching(
                name,
                "be an absolute http or https URL of at most " + InputLimits.URL + " characters",
                "(?i)(?=.{8," + InputLimits.URL + "}$)https?://[^\\s<>\"]+");
    }
}
