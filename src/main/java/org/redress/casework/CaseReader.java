package org.redress.casework;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.json.Fields;
import org.redress.order.MoneyReader;
import org.redress.party.Buyer;
import org.redress.party.BuyerReader;

/** Reads the bodies of requests that open, change or comment a dispute, by the rules of openapi.yaml. */
final class CaseReader {
    private static final int TEXT = 10_000;

    private CaseReader() {}

    /** @throws org.redress.problem.InvalidRequest with each field that breaks its rule */
    static Opening opening(JsonObject body) {
        Fields fields = new Fields(body);
        String orderId = fields.text("orderId", 64);
        String invoiceId = fields.text("invoiceId", 64);
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
        String source = fields.text("source", 64);
        Opening opening = new Opening(
                customerId,
                buyer,
                orderId,
                invoiceId,
                fields.moment("invoiceDate"),
                hasTotal ? MoneyReader.total(fields) : null,
                MoneyReader.amount(fields, "disputeAmount"),
                reasonId == null ? 0 : reasonId,
                fields.required("description", fields.words("description", TEXT)),
                source == null ? "Merchant" : source);
        fields.check();
        return opening;
    }

    /** Returns whether the API has the action, that is, whether its command can be read. */
    static boolean reads(DisputeAction action) {
        return action == DisputeAction.DECIDE || DisputeCommand.OF_TEXT.containsKey(action);
    }

    /**
     * @param action one that {@link #reads} accepts
     * @throws org.redress.problem.InvalidRequest with each field that breaks its rule
     */
    static DisputeCommand command(DisputeAction action, JsonObject body) {
        Fields fields = new Fields(body);
        DisputeCommand command = action == DisputeAction.DECIDE ? decision(fields) : textCommand(action, fields);
        fields.check();
        return command;
    }

    private static DisputeCommand textCommand(DisputeAction action, Fields fields) {
        DisputeCommand command = DisputeCommand.OF_TEXT.get(action).apply(fields.words("text", TEXT));
        if (command.requiresText()) {
            fields.required("text", command.text());
        }
        return command;
    }

    private static DisputeCommand decision(Fields fields) {
        String text = fields.required("text", fields.words("text", TEXT));
        return new DisputeCommand.Decide(
                fields.required("outcome", fields.oneOf("outcome", Outcome.class)),
                MoneyReader.amount(fields, "amount"),
                text);
    }

    /** @throws org.redress.problem.InvalidRequest with each field that breaks its rule */
    static DisputeCommand.AddComment comment(JsonObject body) {
        Fields fields = new Fields(body);
        DisputeCommand.AddComment comment = new DisputeCommand.AddComment(
                fields.required("visibility", fields.oneOf("visibility", Visibility.class)),
                fields.required("text", fields.words("text", TEXT)),
                fields.uuids("attachments", 20));
        fields.check();
        return comment;
    }
}
