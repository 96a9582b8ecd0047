package org.redress.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.digest.ChangedRecords;
import org.redress.order.OrderView.IdentityView;
import org.redress.order.OrderView.ItemView;
import org.redress.order.OrderView.MediaView;
import org.redress.order.OrderView.OrderCustomerView;

/** An order's entity tag changes with its content alone; the expected one was computed outside of Java. */
class OrderViewTest {
    private static final UUID ID = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");
    private static final OrderView COMPLETE = new OrderView(
            ID,
            1,
            "748596",
            "OR#1",
            "SHIPPED",
            new OrderCustomerView(
                    ID, ID, "Zoë 😀", "Oz", "zoe@mail.example", "IE", List.of(new IdentityView("TELEGRAM", "51342"))),
            List.of(new ItemView("Kaffee ☕", "https://abc.example/k.jpg"), new ItemView("Filter", "-")),
            "129.90",
            "EUR",
            "2023-12-08T10:15:00Z",
            "DHL",
            "JD1",
            "https://dhl.example/JD1",
            "INV#1",
            "2023-12-08T10:16:00Z",
            "2023-12-08T10:17:00Z",
            List.of(new MediaView("IMAGE", "Photo", "At the door", "https://dhl.example/1.jpg")));

    @Test
    void the_entity_tag_is_this() {
        assertThat(COMPLETE.tag()).isEqualTo("891ef4645654d99d745cc310f43123dbbccf7667756e44043991f2472e18b933");
    }

    @Test
    void each_value_changes_the_entity_tag() {
        assertThat(ChangedRecords.of(COMPLETE))
                .hasSizeGreaterThan(70)
                .extracting(OrderView::tag)
                .doesNotContain(COMPLETE.tag());
    }
}
