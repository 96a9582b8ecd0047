package org.redress.handling;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.json.JsonObjectReader;
import org.redress.order.MoneyReader;
import org.redress.party.CustomerData;
import org.redress.party.CustomerDataReader;
import org.redress.problem.InputLimits;

/** Reads what shops send to open a case or to do something to one; the rules are those of openapi.yaml. */
final class DisputeRequestReader {
    private DisputeRequestReader() {}

    /** @throws InvalidRequest with each field that breaks its rule */
    static OpenDisputeCommand opening(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        String orderId = fields.text("orderId", InputLimits.IDENTIFIER);
        String invoiceId = fields.text("invoiceId", InputLimits.IDENTIFIER);
        if (!fields.has("orderId") && !fields.has("invoiceId")) {
            fields.reject("orderId", "is required where there is no invoiceId");
        }
        boolean hasTotal = fields.has("amount") || fields.has("currency");
        UUID customerId = null;
        CustomerData customerData = null;
        if (fields.has("customer")) {
            JsonObjectReader customer = fields.object("customer");
            customerId = customer.uuid("customerId");
            customerData = customer.has("customerId") ? null : CustomerDataReader.buyer(customer);
        }
        Integer reasonId = fields.required(
                "reasonId", fields.parse("reasonId", "be a whole number", text -> Integer.valueOf(text)));
        String source = fields.text("source", InputLimits.IDENTIFIER);
        OpenDisputeCommand command = new OpenDisputeCommand(
                customerId,
                customerData,
                orderId,
                invoiceId,
                fields.dateTime("invoiceDate"),
                hasTotal ? MoneyReader.total(fields) : null,
                MoneyReader.amount(fields, "disputeAmount"),
                reasonId == null ? 0 : reasonId,
                fields.required("description", fields.multilineText("description", InputLimits.FREE_TEXT)),
                source == null ? "Merchant" : source);
        fields.check();
        return command;
    }

    /** @throws InvalidRequest with each field that breaks its rule */
    static DisputeCommand doing(DisputeAction action, JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        String text = fields.multilineText("text", InputLimits.FREE_TEXT);
        boolean decides = action == DisputeAction.DECIDE;
        if (decides || action == DisputeAction.REQUEST_INFORMATION || action == DisputeAction.APPEAL) {
            fields.required("text", text);
        }
        Outcome outcome = decides ? fields.required("outcome", fields.enumValue("outcome", Outcome.class)) : null;
        DisputeCommand command =
                new DisputeCommand(action, text, outcome, decides ? MoneyReader.amount(fields, "amount") : null);
        fields.check();
        return command;
    }

    /** @throws InvalidRequest with each field that breaks its rule */
    static AddCommentCommand saying(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        AddCommentCommand command = new AddCommentCommand(
                fields.required("visibility", fields.enumValue("visibility", Visibility.class)),
                fields.required("text", fields.multilineText("text", InputLimits.FREE_TEXT)),
                fields.uuids("attachments", InputLimits.REFERENCES));
        fields.check();
        return command;
    }
}
