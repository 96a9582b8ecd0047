package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.chat.Requests.document;
import static org.redress.chat.Requests.read;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Requests of the documents, in both forms: their examples and their tables of parameters. */
class ChatRequestDocumentsTest {
    private static final List<String> ALL = List.of("orderId", "complaintId", "Category");

    @Test
    void the_examples_are_kept_as_they_were_printed() {
        assertThat(document("order-status.request.json")).endsWith("  \"languageCode\": \"en\",\n}\n");
        assertThat(document("raising-complaints.request.json")).contains("\n\t\t\t\t\t\"problemStatment\": ");
        assertThat(document("tracking-complaints.request.json")).contains("\n\t\t\t\t\t\"complaintId\": ");
    }

    @Test
    void the_example_of_order_status_is_understood() {
        assertThat(read(document("order-status.request.json")).requireIntent(ChatIntent.ORDER_STATUS))
                .isEqualTo(new ChatRequest(
                        "TELEGRAM",
                        "51342",
                        "ravir",
                        "Ravi",
                        "R",
                        "order-status",
                        Locale.ENGLISH,
                        null,
                        "748596",
                        null,
                        null,
                        null,
                        ALL));
    }

    @Test
    void the_example_of_raising_complaints_is_understood() {
        assertThat(read(document("raising-complaints.request.json")).requireIntent(ChatIntent.RAISE_COMPLAINTS))
                .isEqualTo(new ChatRequest(
                        "TELEGRAM",
                        "39987",
                        "vigneshm",
                        "Vignesh",
                        "M",
                        "productComplaint",
                        Locale.ENGLISH,
                        null,
                        "748596",
                        null,
                        "Product Not working. Need to service.",
                        "product-related",
                        ALL));
    }

    @Test
    void the_example_of_tracking_complaints_is_understood() {
        assertThat(read(document("tracking-complaints.request.json"))
                        .requireIntent(ChatIntent.TRACKING_COMPLAINTS)
                        .requireComplaintId())
                .isEqualTo(new ChatRequest(
                        "TELEGRAM",
                        "39987",
                        "vigneshm",
                        "Vignesh",
                        "M",
                        "trackComplaint",
                        Locale.ENGLISH,
                        null,
                        "748596",
                        "12345",
                        null,
                        null,
                        ALL));
    }

    @Test
    void the_table_of_order_status_is_understood() {
        assertThat(read(document("order-status.table.json")).requireIntent(ChatIntent.ORDER_STATUS))
                .isEqualTo(new ChatRequest(
                        "WEB",
                        "ram123@gmail.com",
                        "ram123",
                        "Ram",
                        "Srini",
                        "order-status",
                        Locale.US,
                        ResponseType.TEXT,
                        null,
                        null,
                        null,
                        null,
                        ALL));
    }

    @Test
    void the_table_of_raising_complaints_is_understood() {
        assertThat(read(document("raising-complaints.table.json")).requireIntent(ChatIntent.RAISE_COMPLAINTS))
                .isEqualTo(new ChatRequest(
                        "WEB",
                        "ram123@gmail.com",
                        "ram123",
                        "Ram",
                        "Srini",
                        "raise-complaints",
                        new Locale("en", "AU"),
                        ResponseType.CARD,
                        "12345",
                        null,
                        null,
                        null,
                        List.of("complaintId")));
    }

    @Test
    void the_table_of_tracking_complaints_is_understood() {
        assertThat(read(document("tracking-complaints.table.json"))
                        .requireIntent(ChatIntent.TRACKING_COMPLAINTS)
                        .requireComplaintId())
                .isEqualTo(new ChatRequest(
                        "WEB",
                        "ram123@gmail.com",
                        "ram123",
                        "Ram",
                        "Srini",
                        "tracking-complaints",
                        Locale.UK,
                        ResponseType.MEDIA,
                        "12345",
                        "1111",
                        null,
                        null,
                        ALL));
    }
}
