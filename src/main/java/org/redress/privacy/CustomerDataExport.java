package org.redress.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.redress.dispute.Visibility;
import org.redress.handling.CommentView;
import org.redress.handling.DisputeHistoryQueryService;
import org.redress.handling.TimelineView;
import org.redress.http.SliceRequest;
import org.redress.json.JsonBodyWriter;
import org.redress.limits.Bulkhead;
import org.redress.order.OrderView;
import org.redress.privacy.CustomerDataQueryService.CustomerDispute;
import org.redress.privacy.CustomerDataQueryService.KeysetPosition;
import org.redress.search.DisputeJsonWriter;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeRow;
import org.redress.security.Caller;

/**
 * Writes all data of a customer as one JSON object: the customer, orders, and disputes with comments and timeline.
 *
 * <p>Reads page by page, each with a bulkhead permit of its own: a slow client holds no permit, and at most one page is
 * in memory. An export that fails on the way is no valid JSON.
 */
@ApplicationScoped
public class CustomerDataExport {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    @EJB
    CustomerDataQueryService queries;

    @EJB
    DisputeQueryService disputes;

    @EJB
    DisputeHistoryQueryService history;

    @Inject
    Bulkhead bulkhead;

    /** A request for the data of a customer. */
    record ExportRequest(Caller caller, int merchantId, UUID customerId) {}

    /**
     * Writes the object.
     *
     * @throws IOException if the client cannot be reached
     */
    void write(ExportRequest request, OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeFieldName("customer");
            raw(json, JsonBodyWriter.of(read(request, () -> queries.find(request.merchantId(), request.customerId()))));
            json.writeArrayFieldStart("orders");
            writeOrders(json, request);
            json.writeEndArray();
            json.writeArrayFieldStart("disputes");
            writeDisputes(json, request);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void writeOrders(JsonGenerator json, ExportRequest request) throws IOException {
        List<OrderView> page = orders(request, KeysetPosition.START);
        while (!page.isEmpty()) {
            for (OrderView view : page) {
                raw(json, JsonBodyWriter.of(view));
            }
            OrderView last = page.get(page.size() - 1);
            page = orders(request, new KeysetPosition(Instant.parse(last.placedAt()), last.id()));
        }
    }

    private List<OrderView> orders(ExportRequest request, KeysetPosition after) {
        return read(request, () -> queries.orders(request.merchantId(), request.customerId(), after));
    }

    private void writeDisputes(JsonGenerator json, ExportRequest request) throws IOException {
        List<CustomerDispute> page = disputes(request, KeysetPosition.START);
        while (!page.isEmpty()) {
            for (CustomerDispute found : page) {
                write(json, request, found);
            }
            page = disputes(request, page.get(page.size() - 1).position());
        }
    }

    private List<CustomerDispute> disputes(ExportRequest request, KeysetPosition after) {
        return read(request, () -> queries.disputes(request.merchantId(), request.customerId(), after));
    }

    private void write(JsonGenerator json, ExportRequest request, CustomerDispute found) throws IOException {
        int merchantId = request.merchantId();
        json.writeStartObject();
        json.writeFieldName("dispute");
        DisputeRow row =
                read(request, () -> disputes.find(merchantId, found.id()).orElseThrow());
        raw(json, DisputeJsonWriter.of(row));
        json.writeStringField("category", found.category());
        json.writeArrayFieldStart("comments");
        slices(
                json,
                after -> read(
                        request,
                        () -> history.comments(merchantId, found.id(), slice(after), EnumSet.allOf(Visibility.class))),
                CommentView::position);
        json.writeEndArray();
        json.writeArrayFieldStart("timeline");
        slices(
                json,
                after -> read(request, () -> history.timeline(merchantId, found.id(), slice(after)).stream()
                        .map(TimelineView::of)
                        .toList()),
                TimelineView::position);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static SliceRequest slice(int after) {
        return new SliceRequest(after, CustomerDataQueryService.PAGE);
    }

    private static <T> void slices(JsonGenerator json, IntFunction<List<T>> reading, ToIntFunction<T> position)
            throws IOException {
        List<T> slice = reading.apply(0);
        while (!slice.isEmpty()) {
            for (T view : slice) {
                raw(json, JsonBodyWriter.of(view));
            }
            slice = slice.size() < CustomerDataQueryService.PAGE
                    ? List.of()
                    : reading.apply(position.applyAsInt(slice.get(slice.size() - 1)));
        }
    }

    private static void raw(JsonGenerator json, byte[] value) throws IOException {
        json.writeRawValue(new String(value, StandardCharsets.UTF_8));
    }

    private <T> T read(ExportRequest request, Supplier<T> reading) {
        return bulkhead.callWithRetry(request.caller(), reading);
    }
}
