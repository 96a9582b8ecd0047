package org.redress.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Disputes that belong together: similar ones, links, merges and splits. */
interface RelationJourney {
    Desk desk();

    private String numberOf(String id) {
        return desk().colleague("GET", "disputes/" + id, "")
                .getJsonNumber("ticketNumber")
                .toString();
    }

    private static Locator similar(Page page, String number) {
        Locator all = page.locator(".related").getByText(Pattern.compile("^Show all \\d+$"));
        Locator one = page.locator(".similar li").filter(new Locator.FilterOptions().setHasText("#" + number));
        assertThat(all.or(one).first()).isVisible();
        if (all.isVisible()) {
            all.click();
        }
        return one;
    }

    @Test
    default void a_similar_dispute_is_linked_seen_from_both_sides_and_unlinked() {
        String first = desk().openDispute("The pump of the first is loud.");
        String second = desk().openDispute("The pump of the second is loud.");
        String firstNumber = numberOf(first);
        String secondNumber = numberOf(second);
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(second);
            Locator other = similar(page, firstNumber);
            assertThat(other).containsText("same customer");
            assertThat(other).containsText("same order");
            other.locator("button").click();
            Locator dialog = page.locator("dialog.relate");
            assertThat(dialog).containsText("The pump of the first is loud.");
            dialog.getByLabel("a duplicate of it").check();
            dialog.locator(".primary").click();
            Locator links = page.locator(".links li");
            assertThat(links).containsText(new String[] {"Duplicate of #" + firstNumber});
            assertThat(other).hasCount(0);
            links.locator("a").click();
            assertThat(page.locator("h1")).containsText("#" + firstNumber);
            assertThat(links).containsText(new String[] {"Has the duplicate #" + secondNumber});
            assertThat(page.locator(".story")).containsText("linked the dispute with #" + secondNumber);
            links.getByText("Change …").click();
            assertThat(dialog.getByLabel("the original of it")).isChecked();
            assertThat(dialog).containsText("The pump of the second is loud.");
            dialog.getByLabel("related to it", new Locator.GetByLabelOptions().setExact(true))
                    .check();
            dialog.locator(".primary").click();
            assertThat(links).containsText(new String[] {"Related to #" + secondNumber});
            visit.button("Remove the link with #" + secondNumber).click();
            assertThat(links).hasCount(0);
            assertThat(page.locator(".story")).containsText("removed the link with #" + secondNumber);
        }
    }

    @Test
    default void a_dispute_is_merged_into_another_one_after_its_effect_was_told_and_split_again() {
        String first = desk().openDispute("The lid of the first is open.");
        String second = desk().openDispute("The lid of the second is open.");
        String number = numberOf(first);
        try (Visit visit = Visit.of(desk())) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(second);
            String own = page.locator("h1").textContent().replaceAll("\\D*(\\d+).*", "$1");
            visit.button("Link or merge …").click();
            Locator dialog = page.locator("dialog.relate");
            dialog.getByLabel("Number of the other dispute").fill("1" + number);
            assertThat(dialog).containsText("No other dispute has this number.");
            dialog.getByLabel("Number of the other dispute").fill("#" + number);
            assertThat(dialog).containsText("The lid of the first is open.");
            dialog.getByLabel("to be merged into it").check();
            Locator effects = dialog.locator(".effects");
            assertThat(effects).containsText("#" + own + " is closed, and #" + number + " continues it.");
            assertThat(effects).containsText("In the chat, the number #" + own + " shows #" + number);
            assertThat(effects).containsText("The deadline of #" + number + " stays");
            dialog.locator(".primary").click();
            assertThat(page.locator(".dispute-head")).containsText("This dispute is merged and goes on as #" + number);
            assertThat(page.locator(".dispute-head .pill")).hasText("Closed");
            assertThat(page.locator(".story")).containsText("merged the dispute with #" + number);
            page.locator(".links").getByText("Split").click();
            assertThat(dialog).containsText("What was written to #" + number + " since stays there.");
            dialog.locator(".primary").click();
            assertThat(page.locator(".dispute-head .pill")).hasText("Waiting for shop");
            assertThat(page.locator(".links")).hasCount(0);
        }
    }

    @Test
    default void a_merge_with_a_dispute_of_another_customer_is_refused_at_its_field() {
        String id = desk().openDispute("The valve is stuck.");
        try (Visit visit = Visit.of(desk()).expecting(400)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(id);
            visit.button("Link or merge …").click();
            Locator dialog = page.locator("dialog.relate");
            Locator field = dialog.getByLabel("Number of the other dispute");
            dialog.locator(".primary").click();
            assertThat(field).isFocused();
            assertThat(dialog.locator(".wrong").first()).containsText("required");
            field.fill("10002");
            assertThat(dialog.locator(".pill")).isVisible();
            dialog.getByLabel("to be merged into it").check();
            dialog.locator(".primary").click();
            assertThat(field).isFocused();
            assertThat(dialog.locator(".wrong").first()).containsText("same customer");
        }
    }

    @Test
    default void a_refused_link_is_told_after_its_dispute_was_left() {
        String first = desk().openDispute("The pump of the first is loud.");
        String second = desk().openDispute("The pump of the second is loud.");
        String firstNumber = numberOf(first);
        String secondNumber = numberOf(second);
        try (Visit visit = Visit.of(desk()).expecting(500)) {
            visit.asStaff("#/1/disputes");
            Page page = visit.toDispute(second);
            similar(page, firstNumber).locator("button").click();
            HeldCall linking = HeldCall.of(page, "POST", "**/actions/link");
            page.locator("dialog.relate .primary").click();
            linking.await();
            visit.toDispute(first);
            linking.answer(500, "{\"title\":\"Not linked\"}");
            assertThat(page.locator(".notice")).containsText("#" + secondNumber + ": Not linked");
            assertThat(page.locator("dialog")).hasCount(0);
        }
    }

    @Test
    default void a_viewer_sees_links_without_buttons() {
        String first = desk().openDispute("The hose is short.");
        String second = desk().openDispute("The hose is too short.");
        desk().act(second, "link", "{\"other\":\"" + first + "\",\"kind\":\"RELATED\"}");
        String number = numberOf(first);
        try (Visit visit = Visit.of(desk())) {
            visit.as(Desk.token("viewer", "Mei", 1), "#/1/disputes");
            Page page = visit.toDispute(second);
            assertThat(page.locator(".links")).containsText("Related to #" + number);
            assertThat(page.locator(".links button, .similar button")).hasCount(0);
            assertThat(visit.button("Link or merge …")).hasCount(0);
        }
    }
}
