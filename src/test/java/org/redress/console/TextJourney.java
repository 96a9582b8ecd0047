package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shop's texts, where staff write. The demo has one: "Photo of the label", with {customer} and {orderNumber}. */
interface TextJourney {
    Desk desk();

    private String openWithoutOrder(String description) {
        String body =
                "{\"invoiceId\":\"INV-77\",\"amount\":\"49.00\",\"currency\":\"EUR\",\"reasonId\":10213,\"source\":\"Phone\",\"description\":\""
                        + description
                        + "\",\"customer\":{\"firstName\":\"Ada\",\"lastName\":\"L\",\"email\":\"ada.l@mail.example\","
                        + "\"countryCode\":\"DE\"}}";
        return desk().colleague("POST", "disputes", body).getString("id");
    }

    private static void insert(Locator place) {
        place.getByLabel("Insert a text …").selectOption(new SelectOption().setLabel("Photo of the label"));
    }

    @Test
    default void a_text_comes_filled_for_the_dispute_and_can_be_changed_before_it_is_sent() {
        String id = desk().openDispute("The label is gone.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.locator("#say").fill("Hello.");
            insert(page.locator(".composer"));
            Pattern filled = Pattern.compile("Hello\\.\\n\\n.*Ravi R.*OR#748596.*");
            assertThat(page.locator("#say")).hasValue(filled);
            assertThat(page.locator("#say")).isFocused();
            page.keyboard().press("Control+End");
            page.keyboard().type(" Thank you.");
            page.locator(".composer .send").click();
            assertThat(page.locator(".story .internal-reads .text"))
                    .containsText(Pattern.compile("OR#748596.* Thank you\\."));
            page.keyboard().press("a");
            insert(page.locator("dialog.act"));
            assertThat(page.locator("#act-text")).hasValue(Pattern.compile(".*OR#748596.*"));
        }
    }

    @Test
    default void a_text_whose_value_the_dispute_lacks_is_not_inserted_and_the_value_is_named() {
        String id = openWithoutOrder("The label of the invoice is gone.");
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.locator("#say").fill("Hello.");
            insert(page.locator(".composer"));
            assertThat(page.locator(".composer [role=alert]")).hasText("The dispute has no value for {orderNumber}.");
            assertThat(page.locator("#say")).hasValue("Hello.");
        }
    }

    @Test
    default void a_shop_without_texts_is_offered_none() {
        String id = desk().openDispute("The label is gone.");
        try (Visit visit = Visit.of(desk())) {
            visit.page().route("**/1/texts", route -> route.fulfill(new Route.FulfillOptions().setBody("[]")));
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.waitForResponse("**/1/texts", page::reload);
            assertThat(page.locator(".story")).isVisible();
            assertThat(page.getByLabel("Insert a text …")).hasCount(0);
        }
    }

    @Test
    default void a_text_for_several_disputes_is_filled_for_each() {
        String id = desk().openDispute("The label of the bulk is gone.");
        openWithoutOrder("The label of the bulk has no order.");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            Locator rows =
                    page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("The label of the bulk"));
            assertThat(rows).hasCount(2);
            rows.nth(0).locator(".choice input").check();
            rows.nth(1).locator(".choice input").check();
            visit.button("Act on them …").click();
            Locator dialog = page.locator("dialog.bulk");
            dialog.getByLabel("Do what").selectOption("comment");
            dialog.getByLabel("Who reads it").selectOption("CUSTOMER");
            dialog.getByLabel("Text of the shop").selectOption(new SelectOption().setLabel("Photo of the label"));
            assertThat(dialog.locator("blockquote")).containsText("Dear {customer}, please send us a photo");
            visit.button("See what would happen").click();
            assertThat(dialog.locator(".results li"))
                    .containsText(new String[] {"does not allow it The dispute has no value for {orderNumber}."});
            visit.button("Do it for 1").click();
            assertThat(page.locator(".tile").first()).hasText(Pattern.compile("Done\\s*1"));
            assertThat(page.locator("table.results tbody tr")).hasCount(1);
            visit.toDispute(id);
            assertThat(page.locator(".story .customer-reads .text").last())
                    .hasText(Pattern.compile(".*Ravi R.*OR#748596.*"));
        }
    }
}
