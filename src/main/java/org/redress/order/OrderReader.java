package org.redress.order;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.redress.json.Fields;
import org.redress.party.BuyerReader;

/** Reads orders that shops send; the rules are those of openapi.yaml, and lengths are those of the columns. */
final class OrderReader {
    private static final String CHANGEABLE = "carrier, invoiceDate, invoiceId, status, trackingId, trackingUrl";

    private OrderReader() {}

    /**
     * Reads an order whose id is in the path; the body may repeat it.
     *
     * @throws org.redress.problem.InvalidRequest with each field that breaks its rule
     */
    static OrderReport report(String orderId, JsonObject body) {
        Fields fields = new Fields(body);
        String repeated = fields.text("orderId", 64);
        if (repeated != null && !repeated.equals(orderId)) {
            fields.refuse("orderId", "must be the one of the path");
        }
        return report(orderId, fields);
    }

    /**
     * Reads an order whose id is in the body.
     *
     * @throws org.redress.problem.InvalidRequest with each field that breaks its rule
     */
    static OrderReport report(JsonObject body) {
        Fields fields = new Fields(body);
        return report(fields.required("orderId", fields.text("orderId", 64)), fields);
    }

    private static OrderReport report(String orderId, Fields fields) {
        OrderReport report = new OrderReport(
                orderId,
                fields.required("orderNumber", fields.text("orderNumber", 64)),
                BuyerReader.buyer(fields.object("customer")),
                fields.list("items", 1, 100).stream().map(OrderReader::item).toList(),
                MoneyReader.total(fields),
                fields.moment("placedAt"),
                progress(fields, true),
                fields.list("media", 0, 20).stream().map(OrderReader::recording).toList());
        fields.check();
        return report;
    }

    /**
     * Reads a merge patch (RFC 7396) of an order's fulfilment.
     *
     * @return the function that applies the patch; fields that it does not name stay, null removes
     * @throws org.redress.problem.InvalidRequest with each field that breaks its rule or cannot be changed
     */
    static UnaryOperator<Progress> change(JsonObject body) {
        Fields fields = new Fields(body);
        Set<String> named = fields.names();
        named.stream()
                .filter(name -> !List.of(CHANGEABLE.split(", ")).contains(name))
                .forEach(name -> fields.refuse(name, "cannot be changed alone; what can: " + CHANGEABLE));
        Progress patch = progress(fields, named.contains("status"));
        fields.check();
        return current -> new Progress(
                named.contains("status") ? patch.status() : current.status(),
                named.contains("carrier") ? patch.carrier() : current.carrier(),
                named.contains("trackingId") ? patch.trackingId() : current.trackingId(),
                named.contains("trackingUrl") ? patch.trackingUrl() : current.trackingUrl(),
                named.contains("invoiceId") ? patch.invoiceId() : current.invoiceId(),
                named.contains("invoiceDate") ? patch.invoiceDate() : current.invoiceDate());
    }

    private static Progress progress(Fields fields, boolean statusRequired) {
        OrderStatus status = fields.oneOf("status", OrderStatus.class);
        return new Progress(
                statusRequired ? fields.required("status", status) : status,
                fields.text("carrier", 100),
                fields.text("trackingId", 64),
                url(fields, "trackingUrl"),
                fields.text("invoiceId", 64),
                fields.moment("invoiceDate"));
    }

    private static OrderItem item(Fields fields) {
        return new OrderItem(fields.required("title", fields.text("title", 255)), url(fields, "pictureUrl"));
    }

    private static DeliveryMedia recording(Fields fields) {
        return new DeliveryMedia(
                fields.required("mediaType", fields.oneOf("mediaType", DeliveryMedia.Type.class)),
                fields.required("name", fields.text("name", 255)),
                fields.text("description", 1_000),
                fields.required("contentUrl", url(fields, "contentUrl")));
    }

    private static String url(Fields fields, String name) {
        return fields.matching(
                name,
                "be an absolute http or https URL of at most 2000 characters",
                "(?i)(?=.{8,2000}$)https?://[^\\s<>\"]+");
    }
}
