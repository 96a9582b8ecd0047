package org.redress.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Complaint that customers of the demo have, or the shop for them.
 *
 * @param product title of the ordered product, null for any
 * @param pictures of which a dispute has none, some or all
 */
record DemoComplaint(int reasonId, String category, String text, @Nullable String product, List<DemoPicture> pictures) {
    /** Reasons up to this id are those of customers, the ones above it those of a shop that opens a dispute. */
    private static final int LAST_OF_CUSTOMERS = 10207;

    /** Each reason occurs, the frequent ones more than once. */
    static final List<DemoComplaint> ALL = List.of(
            new DemoComplaint(
                    10203,
                    "products-related",
                    "The seam tore on the first day 😞",
                    "Rain jacket",
                    List.of(DemoPicture.JACKET_SEAM)),
            new DemoComplaint(
                    10203,
                    "products-related",
                    "The colour is not the one in the picture.",
                    "Office chair",
                    List.of(DemoPicture.COLOURS_COMPARED)),
            new DemoComplaint(
                    10203, "products-related", "It hums, even when it is switched off.", "Desk lamp", List.of()),
            new DemoComplaint(
                    10205,
                    "order-related",
                    "One piece is missing from the parcel.",
                    null,
                    List.of(DemoPicture.PARCEL_TORN)),
            new DemoComplaint(10205, "order-related", "It should have been here a week ago.", null, List.of()),
            new DemoComplaint(10204, "order-related", "I did not order this.", null, List.of()),
            new DemoComplaint(
                    10206,
                    "account-related",
                    "I was charged twice: 100 % more than agreed.",
                    null,
                    List.of(DemoPicture.INVOICE)),
            new DemoComplaint(10207, "gift card", "The code under_the_field is not accepted.", null, List.of()),
            new DemoComplaint(10211, "order-related", "Sent back three weeks ago, no refund yet.", null, List.of()),
            new DemoComplaint(
                    10212, "order-related", "The carrier says delivered, the neighbours say no.", null, List.of()),
            new DemoComplaint(
                    10213,
                    "order-related",
                    "The screen is cracked from corner to corner.",
                    "TV 32 inch",
                    List.of(DemoPicture.TV_SCREEN_BROKEN, DemoPicture.PARCEL_TORN)),
            new DemoComplaint(10214, "order-related", "Paid by bank transfer before the reminder.", null, List.of()),
            new DemoComplaint(
                    10215,
                    "order-related",
                    "The invoice lists the chair twice.",
                    "Office chair",
                    List.of(DemoPicture.INVOICE)),
            new DemoComplaint(
                    10216, "order-related", "Five tents to five addresses on one day.", "Tent for two", List.of()),
            new DemoComplaint(
                    10217, "order-related", "A child ordered with the tablet of the family.", null, List.of()));

    /** Returns whether the shop opens the dispute, after a call or a letter of the customer. */
    boolean isOpenedByShop() {
        return reasonId > LAST_OF_CUSTOMERS;
    }

    boolean isAboutOrder() {
        return !category.equals("account-related");
    }
}
