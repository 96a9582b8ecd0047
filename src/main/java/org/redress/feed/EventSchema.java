package org.redress.feed;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.event.EventData;
import org.redress.event.EventSubject;
import org.redress.event.EventType;
import org.redress.json.SharedJson;

/** JSON Schema (draft 2020-12) and example of the events of a type. */
public final class EventSchema {
    private static final String ID = "0193735a-2f00-7000-8000-000000000001";
    private static final String SUBJECT = "11111111-1111-4111-8111-111111111111";

    private EventSchema() {}

    static JsonObject of(EventType type) {
        List<String> required =
                new ArrayList<>(List.of("id", "seq", "type", "subject", "occurredAt", "changedFields", "link"));
        JsonObjectBuilder properties = SharedJson.JSON
                .createObjectBuilder()
                .add("id", text().add("format", "uuid"))
                .add("seq", integer())
                .add("type", SharedJson.JSON.createObjectBuilder().add("const", type.wireName()))
                .add(
                        "subject",
                        object(SharedJson.JSON
                                .createObjectBuilder()
                                .add(
                                        "type",
                                        SharedJson.JSON
                                                .createObjectBuilder()
                                                .add("const", type.subject().wireName()))
                                .add("id", text())))
                .add("occurredAt", text().add("format", "date-time"))
                .add(
                        "changedFields",
                        SharedJson.JSON
                                .createObjectBuilder()
                                .add("type", "array")
                                .add("items", text()))
                .add("link", text())
                .add("traceparent", text());
        if (type.subject() == EventSubject.DISPUTE) {
            required.addAll(List.of("subjectVersion", "ticketNumber"));
            properties.add("subjectVersion", integer()).add("ticketNumber", integer());
        }
        if (type == EventType.COMMENT_ADDED) {
            required.add("visibility");
            properties.add(
                    "visibility",
                    text().add(
                                    "enum",
                                    SharedJson.JSON.createArrayBuilder(List.of("CUSTOMER", "MERCHANT", "INTERNAL"))));
        }
        if (type == EventType.COMPLAINT_ANSWERED) {
            properties
                    .add("channel", text())
                    .add("uid", text())
                    .add("language", text())
                    .add("reply", SharedJson.JSON.createObjectBuilder().add("type", "object"));
        }
        return SharedJson.JSON
                .createObjectBuilder()
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("type", "object")
                .add("required", texts(required))
                .add("properties", properties)
                .build();
    }

    static JsonObject example(EventType type) {
        return EventJson.of(
                501, 42, UUID.fromString(ID), exampleData(type, Instant.parse("2026-11-29T08:15:30.123456Z")));
    }

    /** Returns the data of an example, which is about nobody. */
    public static EventData exampleData(EventType type, Instant at) {
        return type.subject() == EventSubject.DISPUTE
                ? EventData.ofDispute(
                        type,
                        UUID.fromString(SUBJECT),
                        3,
                        1_000_017,
                        UUID.fromString(SUBJECT),
                        type == EventType.COMMENT_ADDED ? "CUSTOMER" : null,
                        at)
                : new EventData(type, type.subject() == EventSubject.ORDER ? "A-1017" : SUBJECT, at);
    }

    private static JsonObjectBuilder object(JsonObjectBuilder properties) {
        return SharedJson.JSON.createObjectBuilder().add("type", "object").add("properties", properties);
    }

    private static JsonObjectBuilder text() {
        return SharedJson.JSON.createObjectBuilder().add("type", "string");
    }

    private static JsonObjectBuilder integer() {
        return SharedJson.JSON.createObjectBuilder().add("type", "integer");
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        return SharedJson.JSON.createArrayBuilder(texts);
    }
}
