package org.redress.casework;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.json.Fields;
import org.redress.order.MoneyReader;
import org.redress.party.Buyer;
import org.redress.party.BuyerReader;
import org.redress.problem.InputLimits;

/** Reads what shops send to open a case or to do something to one; the rules are those of openapi.yaml. */
final class CaseReader {
    private CaseReader() {}

    /** @throws InvalidRequest with each field that breaks its rule */
    static Opening opening(JsonObject body) {
        Fields fields = new Fields(body);
        String orderId = fields.text("orderId", InputLimits.IDENTIFIER);
        String invoiceId = fields.text("invoiceId", InputLimits.IDENTIFIER);
        if (!fields.has("orderId") && !fields.has("invoiceId")) {
            fields.refuse("orderId", "is required where there is no invoiceId");
        }
        boolean hasTotal = fields.has("amount") || fields.has("currency");
        UUID customerId = null;
        Buyer buyer = null;
        if (fields.has("customer")) {
            Fields customer = fields.object("customer");
            customerId = customer.uuid("customerId");
            buyer = customer.has("customerId") ? null : BuyerReader.buyer(customer);
        }
        Integer reasonId = fields.required(
                "reasonId", fields.value("reasonId", "be a whole number", text -> Integer.valueOf(text)));
        String source = fields.text("source", InputLimits.IDENTIFIER);
        Opening opening = new Opening(
                customerId,
                buyer,
                orderId,
                invoiceId,
                fields.moment("invoiceDate"),
                hasTotal ? MoneyReader.total(fields) : null,
                MoneyReader.amount(fields, "disputeAmount"),
                reasonId == null ? 0 : reasonId,
                fields.required("description", fields.words("description", InputLimits.FREE_TEXT)),
                source == null ? "Merchant" : source);
        fields.check();
        return opening;
    }

    /** @throws InvalidRequest with each field that breaks its rule */
    static Doing doing(DisputeAction action, JsonObject body) {
        Fields fields = new Fields(body);
        String text = fields.words("text", InputLimits.FREE_TEXT);
        boolean decides = action == DisputeAction.DECIDE;
        if (decides || action == DisputeAction.REQUEST_INFORMATION || action == DisputeAction.APPEAL) {
            fields.required("text", text);
        }
        Outcome outcome = decides ? fields.required("outcome", fields.oneOf("outcome", Outcome.class)) : null;
        Doing doing = new Doing(action, text, outcome, decides ? MoneyReader.amount(fields, "amount") : null);
        fields.check();
        return doing;
    }

    /** @throws InvalidRequest with each field that breaks its rule */
    static Saying saying(JsonObject body) {
        Fields fields = new Fields(body);
        Saying saying = new Saying(
                fields.required("visibility", fields.oneOf("visibility", Visibility.class)),
                fields.required("text", fields.words("text", InputLimits.FREE_TEXT)),
                fields.uuids("attachments", InputLimits.REFERENCES));
        fields.check();
        return saying;
    }
}
