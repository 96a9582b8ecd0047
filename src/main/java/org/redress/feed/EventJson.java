package org.redress.feed;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.chat.ComplaintAnswerContent;
import org.redress.dispute.Actor;
import org.redress.event.EventData;
import org.redress.event.EventSubject;
import org.redress.event.EventType;
import org.redress.http.ApiPaths;
import org.redress.json.SharedJson;
import org.redress.search.DisputeJsonWriter;
import org.redress.search.DisputePaths;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeRow;

/** Writes events as readers get them, with the data that is read at that time. */
@ApplicationScoped
public class EventJson {
    @Inject
    ComplaintAnswerContent answers;

    @EJB
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    /** Returns an event as lists have it: without the data that it does not store. */
    public static JsonObject of(int merchantId, long seq, UUID id, EventData data) {
        return stored(merchantId, seq, id, data).build();
    }

    /** Returns an event with its own data that is read now. */
    public JsonObject complete(int merchantId, long seq, UUID id, EventData data) {
        JsonObjectBuilder json = stored(merchantId, seq, id, data);
        if (data.getType().equals(EventType.COMPLAINT_ANSWERED.wireName())) {
            answers.contentOf(merchantId, data).ifPresent(content -> content.forEach(json::add));
        }
        return json.build();
    }

    /** Returns an event with its own data and with its dispute, as the merchant's systems read it now. */
    public JsonObject withSubject(int merchantId, long seq, UUID id, EventData data) {
        JsonObject event = complete(merchantId, seq, id, data);
        if (EventType.named(data.getType()).orElseThrow().subject() != EventSubject.DISPUTE) {
            return event;
        }
        return disputes.find(merchantId, UUID.fromString(data.getSubjectId()))
                .map(row -> SharedJson.JSON
                        .createObjectBuilder(event)
                        .add("dispute", json(row.allowing(Actor.MERCHANT, clock.instant())))
                        .build())
                .orElse(event);
    }

    private static JsonObject json(DisputeRow row) {
        try (JsonReader reader = SharedJson.JSON.createReader(new ByteArrayInputStream(DisputeJsonWriter.of(row)))) {
            return reader.readObject();
        }
    }

    private static JsonObjectBuilder stored(int merchantId, long seq, UUID id, EventData data) {
        JsonObjectBuilder json = SharedJson.JSON
                .createObjectBuilder()
                .add("id", id.toString())
                .add("seq", seq)
                .add("type", data.getType())
                .add("subject", subject(data))
                .add("occurredAt", data.getOccurredAt().toString())
                .add("changedFields", texts(data.getChangedFields()))
                .add("link", link(merchantId, id, data));
        Optional.ofNullable(data.getSubjectVersion()).ifPresent(version -> json.add("subjectVersion", version));
        Optional.ofNullable(data.getTicketNumber()).ifPresent(number -> json.add("ticketNumber", number));
        Optional.ofNullable(data.getVisibility()).ifPresent(visibility -> json.add("visibility", visibility));
        Optional.ofNullable(data.getTraceparent()).ifPresent(trace -> json.add("traceparent", trace));
        return json;
    }

    private static JsonObject subject(EventData data) {
        return SharedJson.JSON
                .createObjectBuilder()
                .add("type", data.getSubjectType())
                .add("id", data.getSubjectId())
                .build();
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        JsonArrayBuilder array = SharedJson.JSON.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    /** Returns the path of the subject; that of the event itself for a subject without one. */
    private static String link(int merchantId, UUID id, EventData data) {
        String merchant = ApiPaths.BASE + "/" + merchantId;
        return switch (EventType.named(data.getType()).orElseThrow().subject()) {
            case DISPUTE -> DisputePaths.dispute(merchantId, UUID.fromString(data.getSubjectId()));
            case ORDER -> merchant + "/orders/" + ApiPaths.encode(data.getSubjectId());
            case CUSTOMER -> merchant + "/customers/" + data.getSubjectId();
            case WEBHOOK -> merchant + "/webhooks/" + data.getSubjectId();
            case MERCHANT -> merchant + "/events/" + id;
        };
    }
}
