package org.redress.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/** A product of an order, as a customer would recognise it: its title and, where known, its picture. */
@Embeddable
public class OrderItem {
    @NotBlank
    @Size(max = 255)
    private String title;

    @Size(max = 2000)
    @Column(name = "picture_url")
    private String pictureUrl;

    // Not an OrderColumn: EclipseLink does not see that a list has the same things in another order
    private int position;

    protected OrderItem() {}

    /** @param pictureUrl absolute, or null */
    public OrderItem(String title, String pictureUrl) {
        this.title = title;
        this.pictureUrl = pictureUrl;
    }

    /** The same, in this place of an order's list. */
    OrderItem at(int position) {
        OrderItem item = new OrderItem(title, pictureUrl);
        item.position = position;
        return item;
    }

    public String getTitle() {
        return title;
    }

    public String getPictureUrl() {
        return pictureUrl;
    }

    /** The place does not matter. */
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
