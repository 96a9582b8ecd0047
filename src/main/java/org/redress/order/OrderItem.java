package org.redress.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A product of an order, as a customer would recognise it: its title and, where known, its picture. */
@Embeddable
public class OrderItem {
    @NotBlank
    @Size(max = 255)
    private String title;

    @Size(max = 2000)
    @Column(name = "picture_url")
    private String pictureUrl;

    protected OrderItem() {}

    /** @param pictureUrl absolute, or null */
    public OrderItem(String title, String pictureUrl) {
        this.title = title;
        this.pictureUrl = pictureUrl;
    }

    public String getTitle() {
        return title;
    }

    public String getPictureUrl() {
        return pictureUrl;
    }
}
