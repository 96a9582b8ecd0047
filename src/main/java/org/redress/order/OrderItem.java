package org.redress.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;

/** Product of an order, as shown to a customer: its title and, if known, its picture. */
@Embeddable
@SuppressWarnings("unused") // Columns that only queries read
public class OrderItem {
    @NotBlank
    @MaxCodePoints(characters = InputLimits.NAME)
    private String title;

    @MaxCodePoints(characters = InputLimits.URL)
    @Column(name = "picture_url")
    private @Nullable String pictureUrl;

    // Not an OrderColumn: EclipseLink does not detect a list whose elements only changed their order
    private int position;

    protected OrderItem() {}

    /**
     * Creates a product.
     *
     * @param pictureUrl absolute URL; null if there is none
     */
    public OrderItem(String title, @Nullable String pictureUrl) {
        this.title = title;
        this.pictureUrl = pictureUrl;
    }

    /** Returns a copy for this position in an order's list, counted from 0. */
    OrderItem at(int position) {
        OrderItem item = new OrderItem(title, pictureUrl);
        item.position = position;
        return item;
    }

    public String getTitle() {
        return title;
    }

    public @Nullable String getPictureUrl() {
        return pictureUrl;
    }

    /** Compares all but the position. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OrderItem item
                && Objects.equals(item.title, title)
                && Objects.equals(item.pictureUrl, pictureUrl);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, pictureUrl);
    }
}
