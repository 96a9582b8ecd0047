package org.redress.handling;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.json.JsonObjectReader;
import org.redress.order.MoneyReader;
import org.redress.party.CustomerData;
import org.redress.party.CustomerDataReader;
import org.redress.problem.InputLimits;

/** Reads and validates the bodies of requests that open, change or comment a dispute. */
final class DisputeRequestReader {
    static final String ATTACHMENT_IDS = "attachmentIds";
    static final String ATTACHMENTS = "attachments";

    private DisputeRequestReader() {}

    /**
     * Reads the body of a request that opens a dispute.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static OpenDisputeCommand openDispute(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        String orderId = fields.stripped("orderId", InputLimits.IDENTIFIER, UnaryOperator.identity());
        String invoiceId = fields.stripped("invoiceId", InputLimits.IDENTIFIER, UnaryOperator.identity());
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

    /** Returns whether the API offers the action: whether its command can be read. */
    static boolean reads(DisputeAction action) {
        return action == DisputeAction.DECIDE
                || action.isTriage()
                || action.isOfPair()
                || DisputeCommand.ofText().containsKey(action);
    }

    /**
     * Reads the body of a request that executes an action.
     *
     * @param action action that {@link #reads} accepts
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static DisputeCommand command(DisputeAction action, JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        DisputeCommand command = command(action, fields);
        fields.check();
        return command;
    }

    static DisputeCommand command(DisputeAction action, JsonObjectReader fields) {
        if (action.isTriage()) {
            return TriageCommandReader.command(action, fields);
        } else if (action.isOfPair()) {
            return PairCommandReader.command(action, fields);
        }
        return action == DisputeAction.DECIDE ? decision(fields) : textCommand(action, fields);
    }

    private static DisputeCommand textCommand(DisputeAction action, JsonObjectReader fields) {
        DisputeCommand command = Objects.requireNonNull(DisputeCommand.ofText().get(action))
                .apply(fields.multilineText("text", InputLimits.FREE_TEXT));
        if (command.requiresText()) {
            fields.required("text", command.text());
        }
        return command;
    }

    private static DisputeCommand decision(JsonObjectReader fields) {
        String text = fields.required("text", fields.multilineText("text", InputLimits.FREE_TEXT));
        return new DisputeCommand.Decide(
                fields.required("outcome", fields.enumValue("outcome", Outcome.class)),
                MoneyReader.amount(fields, "amount"),
                text);
    }

    /**
     * Reads the body of a request that adds a comment.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static DisputeCommand.AddComment comment(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        DisputeCommand.AddComment comment = comment(fields);
        fields.check();
        return comment;
    }

    static DisputeCommand.AddComment comment(JsonObjectReader fields) {
        Visibility visibility = fields.required("visibility", fields.enumValue("visibility", Visibility.class));
        String text = fields.required("text", fields.multilineText("text", InputLimits.FREE_TEXT));
        List<UUID> attachmentIds = fields.uuids(ATTACHMENT_IDS, InputLimits.REFERENCES);
        // The name of version 1.0
        List<UUID> attachments = fields.uuids(ATTACHMENTS, InputLimits.REFERENCES);
        if (fields.has(ATTACHMENT_IDS) && fields.has(ATTACHMENTS)) {
            fields.reject(ATTACHMENTS, "must be absent where there is " + ATTACHMENT_IDS);
        }
        return new DisputeCommand.AddComment(
                visibility, text, fields.has(ATTACHMENT_IDS) ? attachmentIds : attachments);
    }

    /** Returns the fields of the request that executes an action: those that are read from a body without any. */
    static RequestFields fields(DisputeAction action) {
        if (action == DisputeAction.ATTACH) {
            // Parts of a form, which package attachment reads
            return new RequestFields(List.of("files"), List.of("source"));
        }
        JsonObjectReader none = new JsonObjectReader(JsonValue.EMPTY_JSON_OBJECT);
        if (action == DisputeAction.COMMENT) {
            comment(none);
        } else {
            command(action, none);
        }
        List<String> needs = none.missing();
        Stream<String> optional = none.read().stream().filter(name -> !needs.contains(name));
        Stream<String> ofTemplate =
                none.read().contains("text") ? Stream.of(RequestTexts.TEXT_ID, RequestTexts.LANGUAGE) : Stream.empty();
        return new RequestFields(needs, Stream.concat(optional, ofTemplate).toList());
    }
}
