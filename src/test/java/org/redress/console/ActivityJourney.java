package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;

/** Marks of unread disputes, and mentions of colleagues. */
interface ActivityJourney {
    Desk desk();

    @Test
    default void a_dispute_is_unread_until_it_is_opened_and_again_after_the_next_change_of_a_colleague() {
        String id = desk().openDispute("The lid is lost.");
        try (Visit visit = Visit.of(desk())) {
            Page page = visit.asStaff("#/1/disputes?queue=all");
            Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("The lid is lost."));
            assertThat(row.first()).hasClass("unread");
            assertThat(row.first().locator(".ticket")).containsText("Unread");
            String list = page.url();
            visit.toDispute(id);
            assertThat(page.locator(".aside")).containsText("Last activity");
            page.navigate(list);
            assertThat(row.first()).isVisible();
            assertThat(row.first()).not().hasClass("unread");
            assertThat(row.first()).not().containsText("Unread");

            desk().colleague(
                            "POST",
                            "disputes/" + id + "/comments",
                            "{\"text\":\"Found.\",\"visibility\":\"INTERNAL\"}");
            assertThat(row.first()).hasClass("unread");
        }
    }

    @Test
    default void staff_mention_a_colleague_by_name_in_texts_that_only_the_shop_reads() {
        String id = desk().openDispute("The lid is lost.");
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            Locator people = page.getByLabel("Mention …");
            people.focus();
            assertThat(people.locator("option", new Locator.LocatorOptions().setHasText("Anna, ABC")))
                    .hasCount(1);
            people.selectOption(new SelectOption().setLabel("Anna, ABC"));
            Locator text = page.locator("#say");
            assertThat(text).hasValue("@Anna, ABC ");
            assertThat(text).isFocused();
            page.keyboard().type("please look.");
            Response comment = page.waitForResponse(
                    response -> response.request().method().equals("POST")
                            && response.url().endsWith(id + "/comments"),
                    () -> page.locator(".composer .send").click());
            assertThat(comment.text()).contains("\"name\":\"Anna, ABC\"").doesNotContain("@Anna");
            assertThat(page.locator(".story .text").last()).hasText("@Anna, ABC please look.");

            page.locator(".composer label.customer-reads").click();
            assertThat(people).hasCount(0);
        }
    }

    @Test
    default void a_mention_names_its_person_also_after_a_reload() {
        String id = desk().openDispute("The lid is lost.");
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            page.locator("#say").fill("@Anna, ABC please look.");
            page.reload();
            HeldCall reading = HeldCall.of(page, "GET", "**/1/staff");
            page.locator(".composer .send").click();
            reading.await();
            reading.answer(500, "{\"title\":\"No staff\"}");
            assertThat(page.locator(".composer [role=alert]")).containsText("No staff Your text is kept.");
            Response comment = page.waitForResponse(
                    response -> response.request().method().equals("POST")
                            && response.url().endsWith(id + "/comments"),
                    () -> page.locator(".composer .send").click());
            assertThat(comment.text()).contains("\"name\":\"Anna, ABC\"").doesNotContain("@Anna");
        }
    }
}
