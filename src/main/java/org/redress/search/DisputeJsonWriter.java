package org.redress.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.redress.search.DisputeView.AttachmentView;
import org.redress.search.DisputeView.ClientView;
import org.redress.search.DisputeView.CustomerView;
import org.redress.search.DisputeView.DecisionView;
import org.redress.search.DisputeView.NamedView;

/**
 * Disputes as JSON in UTF-8, each field in its place, null where nothing is known. By hand, since lists are most of what
 * is asked: docs/adr/0009.
 */
public final class DisputeJsonWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final int USUAL_BYTES = 2_000;

    private DisputeJsonWriter() {}

    public static byte[] of(List<DisputeView> disputes) {
        return written(disputes.size(), json -> {
            json.writeStartArray();
            for (DisputeView dispute : disputes) {
                write(json, dispute);
            }
            json.writeEndArray();
        });
    }

    public static byte[] of(DisputeView dispute) {
        return written(1, json -> write(json, dispute));
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static byte[] written(int disputes, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((disputes + 1) * USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, DisputeView dispute) throws IOException {
        json.writeStartObject();
        text(json, "id", dispute.id());
        text(json, "customerId", dispute.customerId());
        json.writeNumberField("clientId", dispute.clientId());
        text(json, "source", dispute.source());
        named(json, "reason", dispute.reason());
        text(json, "description", dispute.description());
        text(json, "invoiceId", dispute.invoiceId());
        text(json, "invoiceDate", dispute.invoiceDate());
        text(json, "amount", dispute.amount());
        text(json, "disputeAmount", dispute.disputeAmount());
        text(json, "orderId", dispute.orderId());
        text(json, "orderNumber", dispute.orderNumber());
        text(json, "trackingId", dispute.trackingId());
        json.writeArrayFieldStart("attachments");
        for (AttachmentView attachment : dispute.attachments()) {
            write(json, attachment);
        }
        json.writeEndArray();
        named(json, "complaintStatus", dispute.complaintStatus());
        text(json, "createdAt", dispute.createdAt());
        text(json, "updatedAt", dispute.updatedAt());
        write(json, dispute.customer());
        write(json, dispute.client());
        json.writeNumberField("ticketNumber", dispute.ticketNumber());
        text(json, "currency", dispute.currency());
        text(json, "dueAt", dispute.dueAt());
        write(json, dispute.decision());
        json.writeObjectFieldStart("actions");
        for (Map.Entry<String, String> action : dispute.actions().entrySet()) {
            json.writeStringField(action.getKey(), action.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, DecisionView decision) throws IOException {
        if (decision == null) {
            json.writeNullField("decision");
            return;
        }
        json.writeObjectFieldStart("decision");
        text(json, "outcome", decision.outcome());
        text(json, "amount", decision.amount());
        text(json, "text", decision.text());
        text(json, "decidedAt", decision.decidedAt());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, AttachmentView attachment) throws IOException {
        json.writeStartObject();
        text(json, "id", attachment.id());
        text(json, "fileName", attachment.fileName());
        text(json, "originalFileName", attachment.originalFileName());
        text(json, "createdAt", attachment.createdAt());
        json.writeNumberField("size", attachment.size());
        text(json, "source", attachment.source());
        text(json, "mimeType", attachment.mimeType());
        text(json, "url", attachment.url());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CustomerView customer) throws IOException {
        json.writeObjectFieldStart("customer");
        text(json, "customerId", customer.customerId());
        text(json, "firstName", customer.firstName());
        text(json, "lastName", customer.lastName());
        text(json, "countryCode", customer.countryCode());
        text(json, "email", customer.email());
        text(json, "name", customer.name());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ClientView client) throws IOException {
        json.writeObjectFieldStart("client");
        json.writeNumberField("id", client.id());
        text(json, "name", client.name());
        text(json, "email", client.email());
        text(json, "countryCode", client.countryCode());
        text(json, "country", client.country());
        json.writeEndObject();
    }

    private static void named(JsonGenerator json, String field, NamedView named) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("id", named.id());
        text(json, "name", named.name());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, Object value) throws IOException {
        json.writeStringField(field, value == null ? null : value.toString());
    }
}
