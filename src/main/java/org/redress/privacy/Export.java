package org.redress.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.redress.casework.CaseQueryService;
import org.redress.casework.CommentView;
import org.redress.casework.TimelineView;
import org.redress.dispute.DisputeJson;
import org.redress.dispute.DisputeQueryService;
import org.redress.dispute.DisputeView;
import org.redress.http.SliceRequest;
import org.redress.json.JsonText;
import org.redress.limits.Bulkhead;
import org.redress.order.OrderView;
import org.redress.security.Caller;

/**
 * Writes all that is kept of a customer as one JSON object: the customer, orders, and disputes with what was said and what
 * happened. A page at a time, each with a place of its own in the bulkhead: the one who reads may be slow, and of a customer
 * who bought thousands of things no more than a page is in memory. What breaks off in the middle is no JSON.
 */
@ApplicationScoped
public class Export {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    @Inject
    PersonQueryService persons;

    @Inject
    DisputeQueryService disputes;

    @Inject
    CaseQueryService cases;

    @Inject
    Bulkhead bulkhead;

    /** Whose data, for whom. */
    record Request(Caller caller, int merchantId, UUID customerId) {}

    void write(Request request, OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeFieldName("customer");
            raw(json, JsonText.of(read(request, () -> persons.find(request.merchantId(), request.customerId()))));
            json.writeArrayFieldStart("orders");
            writeOrders(json, request);
            json.writeEndArray();
            json.writeArrayFieldStart("disputes");
            writeCases(json, request);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void writeOrders(JsonGenerator json, Request request) throws IOException {
        List<OrderView> page = orders(request, Place.BEGIN);
        while (!page.isEmpty()) {
            for (OrderView view : page) {
                raw(json, JsonText.of(view));
            }
            OrderView last = page.get(page.size() - 1);
            page = orders(request, new Place(Instant.parse(last.placedAt()), last.id()));
        }
    }

    private List<OrderView> orders(Request request, Place place) {
        return read(request, () -> persons.orders(request.merchantId(), request.customerId(), place));
    }

    private void writeCases(JsonGenerator json, Request request) throws IOException {
        List<PersonCase> page = cases(request, Place.BEGIN);
        while (!page.isEmpty()) {
            for (PersonCase found : page) {
                write(json, request, found);
            }
            page = cases(request, page.get(page.size() - 1).place());
        }
    }

    private List<PersonCase> cases(Request request, Place place) {
        return read(request, () -> persons.cases(request.merchantId(), request.customerId(), place));
    }

    private void write(JsonGenerator json, Request request, PersonCase found) throws IOException {
        int merchantId = request.merchantId();
        json.writeStartObject();
        json.writeFieldName("dispute");
        raw(
                json,
                read(
                        request,
                        () -> DisputeJson.of(DisputeView.of(
                                disputes.find(merchantId, found.id()).orElseThrow(), List.of()))));
        json.writeStringField("category", found.category());
        json.writeArrayFieldStart("comments");
        slices(
                json,
                after -> read(request, () -> cases.comments(merchantId, found.id(), slice(after), true)),
                CommentView::position);
        json.writeEndArray();
        json.writeArrayFieldStart("timeline");
        slices(
                json,
                after -> read(request, () -> cases.timeline(merchantId, found.id(), slice(after)).stream()
                        .map(TimelineView::of)
                        .toList()),
                TimelineView::position);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static SliceRequest slice(int after) {
        return new SliceRequest(after, PersonQueryService.PAGE);
    }

    private static <T> void slices(JsonGenerator json, IntFunction<List<T>> reading, ToIntFunction<T> position)
            throws IOException {
        List<T> slice = reading.apply(0);
        while (!slice.isEmpty()) {
            for (T view : slice) {
                raw(json, JsonText.of(view));
            }
            slice = slice.size() < PersonQueryService.PAGE
                    ? List.of()
                    : reading.apply(position.applyAsInt(slice.get(slice.size() - 1)));
        }
    }

    private static void raw(JsonGenerator json, byte[] value) throws IOException {
        json.writeRawValue(new String(value, StandardCharsets.UTF_8));
    }

    private <T> T read(Request request, Supplier<T> reading) {
        return bulkhead.callPatiently(request.caller(), reading);
    }
}
