package org.redress.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.redress.bench.Samples.Sample;

/** Random requests, from a constant seed. */
final class Mix {
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 3 * 365;
    private static final int PAGE_SIZE = 20;
    private static final String[] SORTS = {
        "UpdatedAt",
        "InvoiceDate",
        "InvoiceId",
        "Amount",
        "DisputeAmount",
        "OrderId",
        "TicketNumber",
        "StatusId",
        "ReasonId",
        "Deadline"
    };

    private final Samples samples;
    private final Random lots;

    Mix(Samples samples, long seed) {
        this.samples = samples;
        this.lots = new Random(seed);
    }

    private static List<Call> times(int count, Function<Integer, Call> call) {
        List<Call> calls = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            calls.add(call.apply(i));
        }
        return calls;
    }

    /** Returns requests of the list, as from a shop's staff and systems. */
    List<Call> list(int count) {
        return times(count, i -> {
            int lot = lots.nextInt(100);
            return lot < 40
                    ? first()
                    : lot < 60 ? status() : lot < 75 ? dates() : lot < 90 ? query() : lot < 95 ? sorted() : deep();
        });
    }

    /** Returns requests of the chat, as from the shops' users. */
    List<Call> chat(int count) {
        return times(count, i -> {
            int lot = lots.nextInt(100);
            return lot < 60 ? orderStatus() : lot < 90 ? track() : raise();
        });
    }

    /** Returns requests of one kind. */
    List<Call> only(String kind, int count) {
        return times(count, i -> switch (kind) {
            case "first" -> first();
            case "first 100" -> Call.list("first 100", samples.any(lots).merchant(), "?pageSize=100");
            // The way through the server alone
            case "me" -> new Call(kind, "viewer", samples.any(lots).merchant(), "/api/rest/v1/me", null);
            case "status" -> status();
            case "dates" -> dates();
            case "query" -> query();
            case "sorted" -> sorted();
            case "orderStatus" -> orderStatus();
            case "track" -> track();
            case "raise" -> raise();
            default -> page(Integer.parseInt(kind.substring("page ".length())));
        });
    }

    private Call first() {
        return Call.list("first", samples.any(lots).merchant(), "");
    }

    private Call status() {
        return Call.list("status", samples.any(lots).merchant(), "?status=" + (1 + lots.nextInt(6)));
    }

    private Call dates() {
        LocalDate start = FIRST_DAY.plusDays(lots.nextInt(DAYS - 30));
        return Call.list(
                "dates",
                samples.any(lots).merchant(),
                "?startDate=" + start + "&endDate=" + start.plusDays(1 + lots.nextInt(29)));
    }

    /** Returns a number of the merchant, a number of another merchant, or a part that several numbers may contain. */
    private Call query() {
        Sample sample = samples.withOrder(lots);
        Sample other = samples.withOrder(lots);
        String query =
                switch (lots.nextInt(6)) {
                    case 0 -> Long.toString(sample.ticket());
                    case 1 -> sample.orderNumber();
                    case 2 -> sample.trackingId().toLowerCase();
                    case 3 -> other.orderNumber();
                    case 4 ->
                        sample.orderNumber().substring(0, sample.orderNumber().length() - 2);
                    default -> sample.trackingId().substring(4, 10);
                };
        return Call.list("query", sample.merchant(), "?query=" + query.replace("#", "%23"));
    }

    private Call sorted() {
        return Call.list(
                "sorted",
                samples.any(lots).merchant(),
                "?sortBy=" + SORTS[lots.nextInt(SORTS.length)] + "&sortMethod="
                        + (lots.nextBoolean() ? "asc" : "desc"));
    }

    private Call deep() {
        return page(50 + lots.nextInt(451));
    }

    /** Returns a page of a merchant with that many pages, or else the last page of the biggest merchant. */
    private Call page(int number) {
        int merchant = samples.any(lots).merchant();
        if (pages(merchant) < number) {
            merchant = 1;
        }
        return Call.list("deep", merchant, "?pageNumber=" + Math.min(number, pages(merchant)));
    }

    private int pages(int merchant) {
        return (int) (samples.sizes().get(merchant) / PAGE_SIZE);
    }

    private Call orderStatus() {
        Sample sample = samples.withOrder(lots);
        return chat(
                "orderStatus", sample, "getOrderStatus", "order-status", "\"orderId\":\"" + sample.orderId() + "\"");
    }

    private Call track() {
        Sample sample = samples.withOrder(lots);
        return chat(
                "track",
                sample,
                "getComplaintsTrackingDetails",
                "track-complaints",
                "\"complaintId\":\"" + sample.ticket() + "\"");
    }

    private Call raise() {
        Sample sample = samples.withOrder(lots);
        return chat(
                "raise",
                sample,
                "raiseComplaintsAgainstOrder",
                "productComplaint",
                "\"orderId\":\"" + sample.orderId() + "\",\"problemStatement\":\"The screen is broken, again. Case "
                        + Call.NEVER_THE_SAME + "\"");
    }

    /** Adds clientId for the systems without tokens; Redress ignores it. */
    private static Call chat(String kind, Sample sample, String operation, String interestType, String entityInfo) {
        return Call.chat(
                kind,
                sample.merchant(),
                operation,
                """
                {"clientId":%d,"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s","username":"martin"}},\
                "queryInfo":{"interestType":"%s","parameters":{"params":{"entityInfo":{%s}}}},"languageCode":"en-US"}"""
                        .formatted(sample.merchant(), sample.uid(), interestType, entityInfo));
    }
}
