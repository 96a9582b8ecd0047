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
import org.redress.casework.Stretch;
import org.redress.casework.TimelineView;
import org.redress.dispute.DisputeJson;
import org.redress.dispute.DisputeQueryService;
import org.redress.dispute.DisputeRow;
import org.redress.json.JsonText;
import org.redress.limits.Bulkhead;
import org.redress.order.OrderView;
import org.redress.privacy.PersonQueryService.CustomerDispute;
import org.redress.privacy.PersonQueryService.KeysetPosition;
import org.redress.security.Caller;

/**
 * Writes all data of a customer as one JSON object: the customer, orders, and disputes with comments and timeline.
 *
 * <p>Reads page by page, each with a bulkhead permit of its own: a slow client holds no permit, and at most one page is
 * in memory. An export that fails on the way is no valid JSON.
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

    /** A request for the data of a customer. */
    record Request(Caller caller, int merchantId, UUID customerId) {}

    /** Writes the object. @throws IOException if the client cannot be reached */
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
        List<OrderView> page = orders(request, KeysetPosition.START);
        while (!page.isEmpty()) {
            for (OrderView view : page) {
                raw(json, JsonText.of(view));
            }
            OrderView last = page.get(page.size() - 1);
            page = orders(request, new KeysetPosition(Instant.parse(last.placedAt()), last.id()));
        }
    }

    private List<OrderView> orders(Request request, KeysetPosition after) {
        return read(request, () -> persons.orders(request.merchantId(), request.customerId(), after));
    }

    private void writeCases(JsonGenerator json, Request request) throws IOException {
        List<CustomerDispute> page = cases(request, KeysetPosition.START);
        while (!page.isEmpty()) {
            for (CustomerDispute found : page) {
                write(json, request, found);
            }
            page = cases(request, page.get(page.size() - 1).position());
        }
    }

    private List<CustomerDispute> cases(Request request, KeysetPosition after) {
        return read(request, () -> persons.disputes(request.merchantId(), request.customerId(), after));
    }

    private void write(JsonGenerator json, Request request, CustomerDispute found) throws IOException {
        int merchantId = request.merchantId();
        json.writeStartObject();
        json.writeFieldName("dispute");
        DisputeRow row =
                read(request, () -> disputes.find(merchantId, found.id()).orElseThrow());
        raw(json, DisputeJson.of(row));
        json.writeStringField("category", found.category());
        json.writeArrayFieldStart("comments");
        stretches(
                json,
                after -> read(request, () -> cases.comments(merchantId, found.id(), stretch(after), true)),
                CommentView::position);
        json.writeEndArray();
        json.writeArrayFieldStart("timeline");
        stretches(
                json,
                after -> read(request, () -> cases.timeline(merchantId, found.id(), stretch(after)).stream()
                        .map(TimelineView::of)
                        .toList()),
                TimelineView::position);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Stretch stretch(int after) {
        return new Stretch(after, PersonQueryService.PAGE);
    }

    private static <T> void stretches(JsonGenerator json, IntFunction<List<T>> reading, ToIntFunction<T> position)
            throws IOException {
        List<T> stretch = reading.apply(0);
        while (!stretch.isEmpty()) {
            for (T view : stretch) {
                raw(json, JsonText.of(view));
            }
            stretch = stretch.size() < PersonQueryService.PAGE
                    ? List.of()
                    : reading.apply(position.applyAsInt(stretch.get(stretch.size() - 1)));
        }
    }

    private static void raw(JsonGenerator json, byte[] value) throws IOException {
        json.writeRawValue(new String(value, StandardCharsets.UTF_8));
    }

    private <T> T read(Request request, Supplier<T> reading) {
        return bulkhead.callPatiently(request.caller(), reading);
    }
}
